#include "widgets/panels/ordering_lab.h"

#include "base/md5.h"
#include "widgets/charts/key_lanes.h"
#include "widgets/format.h"
#include "world/queries.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShowEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace shardscope::widgets {

namespace {

constexpr std::size_t kMostRecords = 40;
constexpr int kEveryMs = 250;
const QString kDot = QStringLiteral(" · ");
const QString kArrow = QStringLiteral(" → ");

base::HashKey hashOf(const QString& key)
{
    const QByteArray bytes = key.toUtf8();
    return base::hashOfPartitionKey(std::string_view{bytes.constData(), std::size_t(bytes.size())});
}

QString fixed(const QString& text) { return QStringLiteral("<span style='font-family:monospace'>%1</span>").arg(text); }

QString bold(const QString& text) { return QStringLiteral("<b>%1</b>").arg(text); }

// The digit that decides stands out: all before it are those of the number above.
QString comparedWith(const std::string& before, const std::string& number)
{
    const QString digits = QString::fromStdString(number);
    qsizetype same = 0;
    while (same < digits.size() && same < qsizetype(before.size())
        && digits[same] == QLatin1Char(before[std::size_t(same)]))
        ++same;
    if (before.empty() || same == digits.size())
        return fixed(digits);
    return fixed(digits.left(same) + QStringLiteral("<b><u>%1</u></b>").arg(digits[same]) + digits.mid(same + 1));
}

}

OrderingLab::OrderingLab(const EngineLink& engine, const Selection& selection, QWidget* parent)
    : QDialog(parent), m_engine(engine), m_selection(selection), m_key(new QLineEdit(this)), m_title(new QLabel(this)),
      m_lanes(new KeyLanes(this)), m_record(new QLabel(this)), m_proof(new QLabel(this)), m_why(new QLabel(this)),
      m_readers(new QLabel(this)), m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("orderingLab"));
    m_key->setObjectName(QStringLiteral("orderingKey"));
    m_proof->setObjectName(QStringLiteral("orderingProof"));
    m_readers->setObjectName(QStringLiteral("orderingReaders"));
    m_key->setMaxLength(256);
    for (QLabel* label : {m_title, m_record, m_proof, m_why, m_readers}) {
        label->setTextFormat(Qt::RichText);
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_close->setAutoDefault(false);
    auto* head = new QHBoxLayout;
    head->addWidget(m_key, 1);
    head->addWidget(m_title, 3);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 14);
    column->setSpacing(10);
    column->addLayout(head);
    column->addWidget(m_lanes);
    column->addWidget(m_record);
    column->addWidget(m_proof);
    column->addWidget(m_why);
    column->addWidget(m_readers);
    column->addStretch(1);
    column->addLayout(buttons);
    m_next.setSingleShot(true);
    m_next.setInterval(kEveryMs);
    connect(&m_next, &QTimer::timeout, this, &OrderingLab::refresh);
    connect(&m_engine, &EngineLink::worldChanged, this, [this] {
        if (isVisible() && !m_next.isActive())
            m_next.start();
    });
    connect(&m_selection, &Selection::changed, this, [this] {
        if (isVisible())
            refresh();
    });
    connect(m_key, &QLineEdit::textEdited, this, [this](const QString& key) {
        m_hash = hashOf(key);
        refresh();
    });
    connect(m_lanes, &KeyLanes::currentChanged, this, &OrderingLab::showTexts);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    setTheme(m_theme);
}

void OrderingLab::setTheme(const Theme& theme)
{
    m_theme = theme;
    m_lanes->setTheme(theme);
    showTexts();
}

std::optional<streams::StreamIndex> OrderingLab::stream() const
{
    const world::Snapshot& world = m_engine.latest().world;
    return world ? world->service().find(m_selection.stream()) : std::nullopt;
}

void OrderingLab::view(const QString& key, base::HashKey hash)
{
    m_key->setText(key);
    m_hash = hash;
    show();
    raise();
    activateWindow();
    refresh();
    m_lanes->setFocus();
}

void OrderingLab::viewHottest()
{
    const world::Snapshot& world = m_engine.latest().world;
    const auto of = stream();
    QString key;
    if (of && world->service().stream(*of).map) {
        const streams::ShardMap& map = *world->service().stream(*of).map;
        const auto shard = m_selection.shard();
        const base::HashRange range =
            shard && map.has(*shard) ? map.shard(*shard).range : base::HashRange{{}, base::HashKey::max()};
        const world::TopKeys top = world::topKeys(*world, *of, range,
            world::lastStretch(*world, *of, world::kPreviewStretch), world::writeQuota(*world));
        if (!top.keys.empty()) {
            const std::string_view text = world->service().keyText(top.keys.front().key);
            key = QString::fromUtf8(text.data(), qsizetype(text.size()));
        }
    }
    view(key, hashOf(key));
    if (key.isEmpty())
        m_key->setFocus();
}

void OrderingLab::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showTexts();
}

void OrderingLab::showEvent(QShowEvent* event)
{
    QDialog::showEvent(event);
    refresh();
}

void OrderingLab::refresh()
{
    const auto of = stream();
    world::KeyStory story;
    m_names.clear();
    if (of && !m_key->text().isEmpty()) {
        const world::World& world = *m_engine.latest().world;
        story = world::keyStory(world, *of, {m_key->text().toStdString(), m_hash}, kMostRecords);
        for (const world::KeyReader& reader : story.readers)
            m_names << QString::fromStdString(world.actors()[reader.actor].name);
    }
    const bool isOther = story.hops.size() != m_lanes->story().hops.size();
    m_lanes->setKey(m_selection.stream(), m_key->text());
    m_lanes->setStory(story, m_names);
    showTexts();
    // Grows with another lane or another proof; otherwise nothing moves under the eye.
    if (isOther)
        adjustSize();
}

// --- Words ------------------------------------------------------------------------

QString OrderingLab::shardOf(std::size_t lane) const { return format::shardLabel(m_lanes->story().path[lane].shard); }

QString OrderingLab::titleText(base::HashKey hash) const
{
    const world::KeyStory& story = m_lanes->story();
    QStringList path;
    std::uint64_t records = 0;
    bool isAtLeast = false;
    for (std::size_t lane = 0; lane < story.path.size(); ++lane) {
        path << bold(shardOf(lane));
        records += story.path[lane].records;
        isAtLeast = isAtLeast || story.path[lane].isAtLeast;
    }
    const QString all = format::count(std::int64_t(records));
    return format::ringPosition(hash) + kDot + (story.isWhole ? QString{} : QStringLiteral("… → ")) + path.join(kArrow)
        + kDot + (isAtLeast ? tr("at least %1 records kept").arg(all) : tr("%1 records kept").arg(all));
}

QString OrderingLab::recordText() const
{
    const int current = m_lanes->current();
    if (current < 0)
        return tr("No record of this key can be read.");
    const world::KeyStory& story = m_lanes->story();
    const world::KeyRecord& record = story.records[std::size_t(current)];
    QStringList behind;
    QStringList ahead;
    for (std::size_t reader = 0; reader < story.readers.size(); ++reader)
        (story.readers[reader].isBehind[std::size_t(current)] ? behind : ahead)
            << m_names.value(int(reader)).toHtmlEscaped();
    QString text = bold(format::shardLabel(record.shard)) + kDot
        + tr("arrived at %1").arg(format::clock(record.arrival)) + kDot
        + tr("record %1 of its shard").arg(format::count(std::int64_t(record.ordinal + 1))) + kDot
        + format::byteCount(record.size) + QStringLiteral("<br>") + fixed(QString::fromStdString(record.sequenceNumber))
        + QStringLiteral("<br>");
    QStringList readers;
    if (!behind.isEmpty())
        readers << tr("■ behind the bookmark of %1").arg(behind.join(QStringLiteral(", ")));
    if (!ahead.isEmpty())
        readers << tr("□ still ahead of %1").arg(ahead.join(QStringLiteral(", ")));
    if (readers.isEmpty())
        readers << tr("nobody reads this stream");
    return text + QStringLiteral("<span style='color:%1'>%2</span>").arg(m_theme.mutedText.name(), readers.join(kDot));
}

QString OrderingLab::proofRows(const world::KeyHop& hop) const
{
    const world::KeyStory& story = m_lanes->story();
    QString rows;
    std::string before;
    const auto add = [&](const std::string& number, const QString& words) {
        rows += QStringLiteral("<tr><td>%1</td><td>%2</td><td style='padding-left:12px;color:%3'>%4</td></tr>")
                    .arg(before.empty() ? QString{} : bold(QStringLiteral("&lt;&nbsp;")), comparedWith(before, number),
                        m_theme.mutedText.name(), words);
        before = number;
    };
    if (hop.last)
        add(story.records[*hop.last].sequenceNumber, tr("its last record in %1").arg(shardOf(hop.parent)));
    add(hop.closing, tr("%1 was closed with").arg(shardOf(hop.parent)));
    if (hop.first)
        add(story.records[*hop.first].sequenceNumber, tr("its first record in %1").arg(shardOf(hop.child)));
    else
        add(hop.opening, tr("%1 begins with").arg(shardOf(hop.child)));
    return QStringLiteral("<table cellspacing='0' cellpadding='1'>") + rows + QStringLiteral("</table>");
}

QString OrderingLab::whyText(const world::KeyHop& hop) const
{
    QString text = bold(tr("Order is kept:")) + QLatin1Char(' ')
        + tr("inside a shard numbers grow with every record, and all numbers of a child are above the one that closed "
             "its parent. Who reads %1 to its end before %2 sees the key in order.")
              .arg(shardOf(hop.parent), shardOf(hop.child));
    if (hop.last && hop.first) {
        const world::KeyStory& story = m_lanes->story();
        text += QLatin1Char(' ')
            + tr("Who does not read parents first may see the record of %1 before that of %2: newer before older.")
                  .arg(format::clock(story.records[*hop.first].arrival),
                      format::clock(story.records[*hop.last].arrival));
    }
    return text;
}

QString OrderingLab::readersText(const world::KeyHop& hop) const
{
    const world::KeyStory& story = m_lanes->story();
    QStringList lines;
    for (std::size_t i = 0; i < std::min<std::size_t>(hop.readings.size(), KeyLanes::kMostReaders); ++i) {
        const QString name = bold(m_names.value(int(i)).toHtmlEscaped());
        const QString parent = shardOf(hop.parent);
        const QString child = shardOf(hop.child);
        switch (hop.readings[i]) {
        case world::HopReading::NotReading:
            lines << tr("%1 reads neither of the two.").arg(name);
            break;
        case world::HopReading::InParent:
            lines << (story.readers[i].readsParentsFirst
                    ? tr("%1 is still in %2; %3 waits for it.").arg(name, parent, child)
                    : tr("%1 is still in %2.").arg(name, parent));
            break;
        case world::HopReading::InChild:
            lines << tr("%1 has finished %2 and reads %3: in order.").arg(name, parent, child);
            break;
        case world::HopReading::InBoth:
            lines << tr("%1 does not wait for %2: it reads %3 already, newer before older.").arg(name, parent, child);
            break;
        case world::HopReading::ParentAgain:
            lines
                << tr("%1 was moved back into %2: its records come again, after some of %3.").arg(name, parent, child);
            break;
        }
    }
    if (hop.readings.size() > KeyLanes::kMostReaders)
        lines << tr("%1 more consumers").arg(format::count(std::int64_t(hop.readings.size()) - KeyLanes::kMostReaders));
    return lines.join(QStringLiteral("<br>"));
}

void OrderingLab::showTexts()
{
    setWindowTitle(tr("Order of a key's records"));
    m_close->setText(tr("Close"));
    m_key->setPlaceholderText(tr("partition key"));
    m_key->setAccessibleName(tr("partition key"));
    m_lanes->setAccessibleName(tr("Records of the key in their order"));
    const world::KeyStory& story = m_lanes->story();
    const int hop = m_lanes->hop();
    m_title->setText(story.path.empty() ? tr("Type a key to follow it from shard to shard.") : titleText(m_hash));
    m_record->setVisible(!story.path.empty());
    m_record->setText(recordText());
    m_proof->setVisible(hop >= 0);
    m_readers->setVisible(hop >= 0);
    if (hop < 0) {
        m_why->setVisible(!story.path.empty());
        m_why->setText(tr("The key has been in one shard so far: inside it, sequence numbers grow with every record. "
                          "Split or join its shard, and look here again."));
        return;
    }
    const world::KeyHop& of = story.hops[std::size_t(hop)];
    m_proof->setText(proofRows(of));
    m_why->setVisible(true);
    m_why->setText(whyText(of));
    m_readers->setText(readersText(of));
}

QString OrderingLab::proofText() const { return m_proof->text(); }

}
