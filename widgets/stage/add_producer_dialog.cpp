#include "widgets/stage/add_producer_dialog.h"

#include "clients/bounds.h"
#include "widgets/format.h"
#include "widgets/stage/dialog_parts.h"
#include "world/preview.h"
#include "world/queries.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace shardscope::widgets {

namespace {

namespace bounds = clients::bounds;
using SizeKind = clients::SizeChoice::Kind;
using KeyKind = clients::KeyChoice::Kind;

constexpr int kUsualRate = 500;
constexpr int kRateStep = 100;
constexpr int kSizeStep = 1'024;
constexpr int kLongestWaitMs = 3'600'000; // more is for scenarios
constexpr std::int64_t kLargestOfUsual = 65'536;

}

AddProducerDialog::AddProducerDialog(Newest newest, const std::string& stream, const Theme& theme, QWidget* parent)
    : QDialog(parent), m_newest(std::move(newest)), m_form(new QFormLayout), m_name(new QLineEdit(this)),
      m_stream(new QComboBox(this)), m_sizes(new QComboBox(this)), m_chosen(new QComboBox(this)),
      m_facts(makeSentences(this)), m_refusal(makeSentences(this)), m_add(new QPushButton(tr("&Add"), this))
{
    setObjectName(QStringLiteral("addProducer"));
    setWindowTitle(tr("Add a producer"));
    const world::Snapshot world = m_newest();
    m_name->setText(QString::fromStdString(freeName("producer-",
        [&world](const std::string& name) { return world->actor(name) != nullptr; })));
    m_name->selectAll();
    for (const streams::Stream& each : world->service().streams())
        if (world->service().find(each.reference))
            m_stream->addItem(format::streamLabel(each.reference), QString::fromStdString(each.reference));
    m_stream->setCurrentIndex(std::max(0, m_stream->findData(QString::fromStdString(stream))));
    m_sizes->addItem(tr("all alike"), int(SizeKind::Fixed));
    m_sizes->addItem(tr("log-normal around it"), int(SizeKind::LogNormal));
    m_chosen->addItem(tr("all equally often"), int(KeyKind::Uniform));
    m_chosen->addItem(tr("a few of them far more often (Zipf)"), int(KeyKind::Zipf));
    const clients::ProducerConfig usual;
    m_form->setHorizontalSpacing(theme.px(14));
    m_form->setVerticalSpacing(theme.px(6));
    m_form->addRow(tr("&Name"), m_name);
    m_form->addRow(tr("&Stream"), m_stream);
    m_rate = addNumber(tr("Re&cords a second"), "rate", 0, int(bounds::kRate), kUsualRate);
    m_rate->setSingleStep(kRateStep);
    m_size = addNumber(tr("&Record, with its key"), "size", 1, int(bounds::kRecordBytes), int(usual.size.bytes));
    m_size->setSuffix(tr(" bytes"));
    m_size->setSingleStep(kSizeStep);
    m_form->addRow(tr("S&izes"), m_sizes);
    m_keys = addNumber(tr("&Keys"), "keys", 1, int(bounds::kKeys), int(usual.keys.count));
    m_form->addRow(tr("&Drawn"), m_chosen);
    m_batch = addNumber(tr("Records of a &PutRecords call"), "batch", 1, int(bounds::kBatch), int(usual.batch));
    m_attempts = addNumber(tr("A&ttempts in all"), "attempts", 1, int(bounds::kAttempts), int(usual.retry.attempts));
    m_base = addNumber(tr("&First wait"), "base", 0, kLongestWaitMs, int(usual.retry.base.count()));
    m_cap = addNumber(tr("&Longest wait"), "cap", 0, kLongestWaitMs, int(usual.retry.cap.count()));
    for (QSpinBox* wait : {m_base, m_cap})
        wait->setSuffix(QStringLiteral(" ms"));
    m_facts->setObjectName(QStringLiteral("facts"));
    m_refusal->setObjectName(QStringLiteral("refusal"));
    m_refusal->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setInk(m_facts, theme.mutedText);
    setInk(m_refusal, theme.hotText);

    auto* buttons = makeButtons(m_add, tr("Cancel"), this);
    auto* column = makeColumn(this, theme);
    column->addLayout(m_form);
    column->addWidget(m_facts);
    column->addWidget(m_refusal);
    column->addStretch(1);
    column->addWidget(buttons);
    tabInReadingOrder(*column);

    connect(m_name, &QLineEdit::textChanged, this, &AddProducerDialog::work);
    for (QComboBox* box : {m_stream, m_sizes, m_chosen})
        connect(box, &QComboBox::currentIndexChanged, this, &AddProducerDialog::work);
    for (QSpinBox* box : {m_rate, m_size, m_keys, m_batch, m_attempts, m_base, m_cap})
        connect(box, &QSpinBox::valueChanged, this, &AddProducerDialog::work);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &AddProducerDialog::add);
    work();
}

AddProducerDialog::~AddProducerDialog() = default;

QSpinBox* AddProducerDialog::addNumber(const QString& label, const char* name, int lowest, int highest, int value)
{
    auto* box = new QSpinBox(this);
    box->setObjectName(QLatin1String(name));
    box->setRange(lowest, highest);
    box->setValue(value);
    box->setGroupSeparatorShown(true);
    m_form->addRow(label, box);
    return box;
}

clients::ProducerConfig AddProducerDialog::config() const
{
    clients::ProducerConfig config;
    config.name = m_name->text().trimmed().toStdString();
    config.stream = m_stream->currentData().toString().toStdString();
    config.rate = clients::Curve{{{base::Duration{}, m_rate->value()}}};
    config.keys.kind = KeyKind(m_chosen->currentData().toInt());
    config.keys.count = std::uint32_t(m_keys->value());
    config.size.kind = SizeKind(m_sizes->currentData().toInt());
    config.size.bytes = m_size->value();
    // Sizes around it stay within what they usually stay within, or within four times what is asked for.
    config.size.lowest = std::min<std::int64_t>(config.size.lowest, m_size->value());
    config.size.highest = std::min(bounds::kRecordBytes, std::max<std::int64_t>(kLargestOfUsual, 4 * m_size->value()));
    config.retry.attempts = std::uint32_t(m_attempts->value());
    config.retry.base = base::Duration{m_base->value()};
    config.retry.cap = base::Duration{m_cap->value()};
    config.batch = std::uint32_t(m_batch->value());
    return config;
}

// Of the keys one is enough: making millions of them takes its time.
std::optional<streams::Refusal> AddProducerDialog::refusal() const
{
    clients::ProducerConfig few = config();
    few.keys.count = 1;
    return world::preview(*m_newest(), {world::AddProducer{std::move(few)}}).refusal;
}

QString AddProducerDialog::factsText() const
{
    const world::Snapshot world = m_newest();
    const clients::ProducerConfig of = config();
    const auto index = world->service().find(of.stream);
    if (!index)
        return {};
    const QString offers =
        tr("Offers about %1 in %2.")
            .arg(format::byteRate(double(m_rate->value()) * m_size->value()), format::recordRate(m_rate->value()));
    const auto& map = world->service().stream(*index).map;
    if (!map)
        return offers;
    const auto shards = std::int64_t(map->open().size());
    const world::WriteQuota quota = world::writeQuota(*world);
    return offers + QLatin1Char(' ')
        + tr("%Ln open shard(s) take %1 and %2.", nullptr, int(shards))
              .arg(format::byteRate(double(shards * quota.bytesPerSecond)),
                  format::recordRate(double(shards * quota.recordsPerSecond)));
}

QString AddProducerDialog::warningText() const
{
    const world::Snapshot world = m_newest();
    const clients::ProducerConfig of = config();
    const auto index = world->service().find(of.stream);
    if (!index)
        return {};
    const std::int64_t most = world->service().stream(*index).settings.maxRecordBytes;
    const std::int64_t largest = of.size.kind == SizeKind::Fixed ? of.size.bytes : of.size.highest;
    if (largest <= most || !world->service().limits().isOn)
        return {};
    return of.size.bytes > most
        ? tr("Records of this stream hold %1 KiB at most: every call would be refused. The settings of the stream "
             "change that.")
              .arg(format::count(most / 1'024))
        : tr("Records of this stream hold %1 KiB at most: calls with a larger one would be refused as a whole.")
              .arg(format::count(most / 1'024));
}

void AddProducerDialog::work()
{
    m_facts->setText(factsText());
    const std::optional<streams::Refusal> refused = refusal();
    m_add->setEnabled(!refused);
    if (!refused) {
        m_refusal->setText(warningText());
        return;
    }
    m_refusal->setText(refusalText(*refused));
}

// Meanwhile time has passed: what was right when it was typed may be refused now.
void AddProducerDialog::add()
{
    work();
    if (m_add->isEnabled())
        accept();
}

}
