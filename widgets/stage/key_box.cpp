#include "widgets/stage/key_box.h"

#include "base/md5.h"
#include "widgets/copy_code_button.h"
#include "widgets/error_text.h"
#include "widgets/format.h"
#include "widgets/sequence_text.h"
#include "widgets/stage/record_grip.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <utility>
#include <vector>

namespace shardscope::widgets {

namespace {

const QString kArrow = QStringLiteral(" → ");

QString fixed(const QString& text) { return QStringLiteral("<span style='font-family:monospace'>%1</span>").arg(text); }

}

KeyBox::KeyBox(QWidget* parent)
    : QWidget(parent), m_grip(new RecordGrip(this)), m_key(new QLineEdit(this)), m_hash(new QLineEdit(this)),
      m_data(new QLineEdit(this)), m_after(new QLineEdit(this)), m_put(new QPushButton(this)),
      m_order(new QPushButton(this)), m_copy(new CopyCodeButton(this)), m_leave(new QToolButton(this)),
      m_steps(new QLabel(this)), m_reply(new QLabel(this))
{
    setObjectName(QStringLiteral("keyBox"));
    m_key->setObjectName(QStringLiteral("keyBoxKey"));
    m_hash->setObjectName(QStringLiteral("keyBoxHash"));
    m_after->setObjectName(QStringLiteral("keyBoxAfter"));
    m_put->setObjectName(QStringLiteral("keyBoxPut"));
    m_order->setObjectName(QStringLiteral("keyBoxOrder"));
    m_copy->setObjectName(QStringLiteral("keyBoxCopy"));
    m_copy->setSource({.calls =
                           [this] {
                               return m_put->isEnabled() ? std::vector<world::Action>{request()}
                                                         : std::vector<world::Action>{};
                           },
        .settings = [this] { return m_settings; }});
    // What the service takes: 256 characters; a hash key has 39 digits at most, a sequence number 129.
    m_key->setMaxLength(256);
    m_hash->setMaxLength(39);
    m_after->setMaxLength(129);
    m_leave->setText(QStringLiteral("✕"));
    for (QLabel* label : {m_steps, m_reply}) {
        label->setTextFormat(Qt::RichText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_reply->hide();
    m_row = new QHBoxLayout;
    m_row->addWidget(m_grip);
    m_row->addWidget(m_key, 3);
    m_row->addWidget(m_hash, 3);
    m_row->addWidget(m_data, 2);
    m_row->addWidget(m_after, 2);
    m_row->addWidget(m_put);
    m_row->addWidget(m_order);
    m_row->addWidget(m_copy);
    m_row->addWidget(m_leave);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(m_row);
    column->addWidget(m_steps);
    column->addWidget(m_reply);
    for (QLineEdit* edit : {m_key, m_hash}) {
        connect(edit, &QLineEdit::textEdited, this, [this] {
            m_reply->hide();
            refresh();
        });
    }
    for (QLineEdit* edit : {m_key, m_hash, m_data, m_after})
        connect(edit, &QLineEdit::returnPressed, this, &KeyBox::send);
    connect(m_grip, &RecordGrip::taken, this, [this] { m_hashBefore = m_hash->text(); });
    connect(m_grip, &RecordGrip::dragged, this, &KeyBox::recordDragged);
    connect(m_grip, &RecordGrip::cancelled, this, [this] { holdOver(std::nullopt); });
    // What is still to be done with it.
    connect(m_grip, &RecordGrip::dropped, this, [this] {
        if (m_hash->text() == m_hashBefore)
            return;
        QWidget* next = m_key->text().isEmpty() ? static_cast<QWidget*>(m_key) : m_put;
        next->setFocus(Qt::OtherFocusReason);
    });
    connect(m_grip, &RecordGrip::stepped, this, &KeyBox::moveBy);
    connect(m_put, &QPushButton::clicked, this, &KeyBox::send);
    connect(m_order, &QPushButton::clicked, this, &KeyBox::orderAsked);
    connect(m_leave, &QToolButton::clicked, this, &KeyBox::close);
    retranslate();
    hide();
}

void KeyBox::setTheme(const Theme& theme)
{
    m_theme = theme;
    m_grip->setTheme(theme);
    QFont small = font();
    small.setPixelSize(theme.smallPx + 1);
    m_steps->setFont(small);
    m_reply->setFont(small);
    m_row->setSpacing(theme.px(8));
    layout()->setSpacing(theme.px(4));
    refresh();
}

void KeyBox::retranslate()
{
    m_grip->setToolTip(
        tr("Drag this record onto the map: where you let go is its explicit hash key. Left and Right move "
           "it, with Shift by little."));
    m_grip->setAccessibleName(tr("Record: its place on the ring"));
    m_key->setPlaceholderText(tr("partition key"));
    m_key->setAccessibleName(tr("partition key"));
    m_hash->setPlaceholderText(tr("explicit hash key (optional)"));
    m_hash->setAccessibleName(tr("explicit hash key (optional)"));
    m_hash->setToolTip(tr("Overrides the key's own place. Press or drag on the map's axis to set it."));
    m_data->setPlaceholderText(tr("data"));
    m_data->setAccessibleName(tr("data"));
    m_after->setPlaceholderText(tr("after number (optional)"));
    m_after->setAccessibleName(QStringLiteral("SequenceNumberForOrdering"));
    m_after->setToolTip(
        tr("SequenceNumberForOrdering: the sequence number of the record that this one is to follow. The "
           "service gives this one a larger number."));
    m_put->setText(QStringLiteral("PutRecord"));
    m_order->setText(tr("Order"));
    m_order->setToolTip(tr("Order of its records, followed from shard to shard"));
    m_order->setAccessibleName(tr("Order of its records"));
    m_leave->setToolTip(tr("Close"));
    m_leave->setAccessibleName(tr("Close"));
    refresh();
}

void KeyBox::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void KeyBox::present(const world::World& world, std::optional<streams::StreamIndex> stream)
{
    if (!stream) {
        close();
        return;
    }
    const streams::Stream& shown = world.service().stream(*stream);
    m_settings = world.service().settings();
    m_mode = shown.settings.mode;
    if (shown.map == m_map && shown.reference == m_stream)
        return;
    m_map = shown.map;
    m_stream = shown.reference;
    refresh();
}

void KeyBox::open()
{
    show();
    m_key->setFocus(Qt::ShortcutFocusReason);
    m_key->selectAll();
    refresh();
}

void KeyBox::close()
{
    if (isHidden())
        return;
    hide();
    m_reply->hide();
    refresh();
    emit closed();
}

void KeyBox::setExplicitHash(const QString& hash)
{
    m_hash->setText(hash);
    m_reply->hide();
    refresh();
}

void KeyBox::holdOver(std::optional<base::HashKey> hash)
{
    setExplicitHash(hash ? QString::fromStdString(hash->decimal()) : m_hashBefore);
}

// Where its record goes: the explicit hash key, else the key's own.
std::optional<base::HashKey> KeyBox::place() const
{
    if (!m_hash->text().isEmpty()) {
        const auto hash = base::parseHashKey(m_hash->text().toStdString());
        return hash ? std::optional{*hash} : std::nullopt;
    }
    if (m_key->text().isEmpty())
        return std::nullopt;
    const QByteArray bytes = m_key->text().toUtf8();
    return base::hashOfPartitionKey(std::string_view{bytes.constData(), std::size_t(bytes.size())});
}

// From its place, or from the middle of the ring; the ends of the ring stop it.
void KeyBox::moveBy(int steps)
{
    constexpr base::U128 kStep = base::U128{1} << 118; // 1/1024 of the ring
    const base::U128 most = base::HashKey::max().value;
    const base::U128 from = place().value_or(base::HashKey{base::U128{1} << 127}).value;
    const base::U128 by = kStep * base::U128(std::abs(steps));
    const base::U128 to = steps < 0 ? from - std::min(by, from) : from + std::min(by, most - from);
    setExplicitHash(QString::fromStdString(base::HashKey{to}.decimal()));
}

QString KeyBox::shardAt(base::HashKey hash) const
{
    if (m_map)
        for (const streams::ShardIndex shard : m_map->open())
            if (m_map->shard(shard).range.contains(hash))
                return format::shardLabel(shard);
    return tr("no shard yet");
}

void KeyBox::refresh()
{
    const QString key = m_key->text();
    const QByteArray bytes = key.toUtf8();
    std::optional<KeyProbe> probe;
    QString text;
    const auto bold = [](const QString& part) { return QStringLiteral("<b>%1</b>").arg(part); };
    if (key.isEmpty() && m_hash->text().isEmpty()) {
        text = tr("The MD5 of a key's bytes, read as a number of 128 bits, is its place on the ring.");
    } else if (!m_hash->text().isEmpty()) {
        const auto hash = base::parseHashKey(m_hash->text().toStdString());
        if (hash) {
            probe = KeyProbe{*hash, key.isEmpty() ? tr("here") : key};
            text = tr("explicit hash key, the MD5 of “%1” is not asked").arg(key.toHtmlEscaped()) + kArrow
                + format::ringPosition(*hash) + kArrow + bold(shardAt(*hash));
        } else {
            text = tr("An explicit hash key is a decimal number below 2¹²⁸.");
        }
    } else {
        const base::HashKey hash =
            base::hashOfPartitionKey(std::string_view{bytes.constData(), std::size_t(bytes.size())});
        probe = KeyProbe{hash, key};
        text = QStringLiteral("MD5 ") + fixed(QString::fromStdString(hash.hex())) + QStringLiteral(" = ")
            + QString::fromStdString(hash.decimal()) + kArrow + format::ringPosition(hash) + kArrow
            + bold(shardAt(hash));
    }
    m_steps->setText(QStringLiteral("<span style='color:%1'>%2</span>").arg(m_theme.text.name(), text));
    m_put->setEnabled(!key.isEmpty() && (m_hash->text().isEmpty() || probe));
    m_order->setEnabled(m_put->isEnabled());
    m_copy->setEnabled(m_put->isEnabled());
    if (isHidden())
        probe.reset();
    if (probe == m_probe)
        return;
    m_probe = std::move(probe);
    emit probeChanged();
}

streams::PutRecordRequest KeyBox::request() const
{
    streams::PutRecordRequest request;
    request.streamName = m_stream;
    request.record.partitionKey = m_key->text().toStdString();
    if (!m_hash->text().isEmpty())
        request.record.explicitHashKey = m_hash->text().toStdString();
    request.record.data = std::make_shared<const std::string>(m_data->text().toStdString());
    if (const QString after = m_after->text().trimmed(); !after.isEmpty())
        request.sequenceNumberForOrdering = after.toStdString();
    return request;
}

void KeyBox::send()
{
    if (!m_put->isEnabled())
        return;
    m_awaited.reset();
    emit put(world::Action{request()});
}

std::optional<bool> KeyBox::showReply(world::Ticket ticket, const world::Reply& reply)
{
    if (ticket != m_awaited)
        return std::nullopt;
    m_awaited.reset();
    bool isRefused = false;
    if (const auto* refusal = std::get_if<streams::Refusal>(&reply)) {
        isRefused = true;
        const ErrorText plain = errorText(refusal->reason, m_mode);
        m_reply->setText(QStringLiteral("<span style='color:%1'>%2</span><br>%3 %4 <span style='color:%5'>%6</span>")
                             .arg(m_theme.hotText.name(), verbatim(*refusal).toHtmlEscaped(),
                                 plain.sentence.toHtmlEscaped(), plain.remedy.toHtmlEscaped(), m_theme.mutedText.name(),
                                 ruleText(refusal->reason, m_settings).toHtmlEscaped()));
    } else if (const auto* stored = std::get_if<streams::PutResult>(&reply)) {
        m_reply->setText(decoded(*stored));
    }
    m_reply->show();
    return isRefused;
}

// The number, and what its digits hold.
QString KeyBox::decoded(const streams::PutResult& result) const
{
    const QString text = tr("Stored in %1 under sequence number %2")
                             .arg(QStringLiteral("<b>%1</b>").arg(format::shardLabel(result.shard)),
                                 fixed(QString::fromStdString(result.sequenceNumber.decimal())));
    return text
        + QStringLiteral("<br><span style='color:%1'>%2</span>")
              .arg(m_theme.mutedText.name(), sequenceText(result.sequenceNumber, m_settings.epochSecond));
}

QString KeyBox::key() const { return m_key->text(); }

QString KeyBox::stepsText() const { return m_steps->text(); }

QString KeyBox::replyText() const { return m_reply->isHidden() ? QString{} : m_reply->text(); }

void KeyBox::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

}
