#include "widgets/stage/create_stream_dialog.h"

#include "streams/arn.h"
#include "widgets/code_tabs.h"
#include "widgets/code_words.h"
#include "widgets/format.h"
#include "widgets/stage/dialog_parts.h"
#include "world/preview.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace shardscope::widgets {

namespace {

constexpr int kLinesShown = 6;
constexpr int kMostShards = 10'000;
constexpr int kUsualRecordKiB = 1'024;
constexpr int kMostRecordKiB = 10'240;
constexpr int kMostWarm = 10'240; // MiB/s
constexpr int kWarmStep = 10;

// "210987654321 \u00b7 eu-west-1", or either alone, with whatever stands between them. What begins with a digit is meant
// as an account.
streams::Home homeIn(const QString& text)
{
    static const QRegularExpression kBetween(QStringLiteral("[\\s/,;\u00b7]+"));
    streams::Home home;
    for (const QString& part : text.split(kBetween, Qt::SkipEmptyParts)) {
        std::string& field = part.front().isDigit() ? home.account : home.region;
        field += (field.empty() ? "" : " ") + part.toStdString();
    }
    return home;
}

}

CreateStreamDialog::CreateStreamDialog(Newest newest, const Theme& theme, QWidget* parent)
    : QDialog(parent), m_newest(std::move(newest)), m_form(new QFormLayout), m_name(new QLineEdit(this)),
      m_provisioned(new QRadioButton(tr("&provisioned"), this)), m_onDemand(new QRadioButton(tr("&on-demand"), this)),
      m_shards(new QSpinBox(this)), m_recordSize(new QSpinBox(this)), m_warm(new QSpinBox(this)),
      m_home(new QComboBox(this)), m_tags(new QLineEdit(this)), m_facts(makeSentences(this)),
      m_code(new CodeTabs(codeFormNames(), kLinesShown, theme, this)), m_refusal(makeSentences(this)),
      m_create(new QPushButton(tr("&Create"), this))
{
    setObjectName(QStringLiteral("createStream"));
    setWindowTitle(tr("New stream"));
    m_name->setText(QString::fromStdString(freeName("stream-",
        [world = m_newest()](const std::string& name) { return world->service().find(name).has_value(); })));
    m_name->selectAll();
    m_provisioned->setChecked(true);
    auto* modes = new QButtonGroup(this);
    modes->addButton(m_provisioned);
    modes->addButton(m_onDemand);
    m_shards->setRange(1, kMostShards);
    m_shards->setValue(2);
    m_shards->setGroupSeparatorShown(true);
    m_recordSize->setRange(kUsualRecordKiB, kMostRecordKiB);
    m_recordSize->setSingleStep(kUsualRecordKiB);
    m_recordSize->setSuffix(QStringLiteral(" KiB"));
    m_recordSize->setGroupSeparatorShown(true);
    m_warm->setObjectName(QStringLiteral("warmThroughput"));
    m_warm->setRange(0, kMostWarm);
    m_warm->setSingleStep(kWarmStep);
    m_warm->setSuffix(QStringLiteral(" MiB/s"));
    m_warm->setGroupSeparatorShown(true);
    m_warm->setSpecialValueText(tr("nothing"));
    m_home->setObjectName(QStringLiteral("home"));
    m_home->setEditable(true);
    m_home->setInsertPolicy(QComboBox::NoInsert);
    m_home->setToolTip(tr("One of those that the run knows, or another: an account has 12 digits."));
    offerHomes();
    m_tags->setPlaceholderText(QStringLiteral("team=web, cost=12"));
    m_refusal->setObjectName(QStringLiteral("refusal"));
    m_refusal->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_facts->setObjectName(QStringLiteral("facts"));
    setInk(m_facts, theme.mutedText);
    setInk(m_refusal, theme.hotText);

    auto* modeRow = new QHBoxLayout;
    modeRow->setSpacing(theme.px(16));
    modeRow->addWidget(m_provisioned);
    modeRow->addWidget(m_onDemand);
    modeRow->addStretch(1);
    m_form->setHorizontalSpacing(theme.px(14));
    m_form->setVerticalSpacing(theme.px(8));
    m_form->addRow(tr("&Name"), m_name);
    m_form->addRow(tr("&Account and region"), m_home);
    m_form->addRow(tr("Capacity"), modeRow);
    m_form->addRow(tr("&Shards"), m_shards);
    m_form->addRow(tr("&Ready at any time for"), m_warm);
    m_form->addRow(tr("&Largest record"), m_recordSize);
    m_form->addRow(tr("&Tags"), m_tags);
    auto* buttons = makeButtons(m_create, tr("Cancel"), this);
    auto* column = makeColumn(this, theme);
    column->addLayout(m_form);
    column->addWidget(m_facts);
    column->addWidget(m_code, 1);
    column->addWidget(m_refusal);
    column->addWidget(buttons);
    tabInReadingOrder(*column);

    m_code->setTexts([this](int tab) {
        const world::Action call = request();
        return callText(std::span{&call, 1}, tab, m_newest()->settings().service, home());
    });
    connect(m_name, &QLineEdit::textChanged, this, &CreateStreamDialog::work);
    connect(m_onDemand, &QRadioButton::toggled, this, &CreateStreamDialog::work);
    connect(m_shards, &QSpinBox::valueChanged, this, &CreateStreamDialog::work);
    connect(m_recordSize, &QSpinBox::valueChanged, this, &CreateStreamDialog::work);
    connect(m_warm, &QSpinBox::valueChanged, this, &CreateStreamDialog::work);
    connect(m_home, &QComboBox::currentTextChanged, this, &CreateStreamDialog::work);
    connect(m_tags, &QLineEdit::textChanged, this, &CreateStreamDialog::work);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &CreateStreamDialog::create);
    work();
}

CreateStreamDialog::~CreateStreamDialog() = default;

streams::CreateStreamRequest CreateStreamDialog::request() const
{
    streams::CreateStreamRequest request;
    request.streamName = m_name->text().trimmed().toStdString();
    request.isShardCountGiven = m_provisioned->isChecked();
    if (m_provisioned->isChecked())
        request.shardCount = std::uint32_t(m_shards->value());
    else
        request.streamMode = streams::CapacityMode::OnDemand;
    if (m_onDemand->isChecked() && hasWarmThroughput() && m_warm->value() > 0)
        request.warmThroughputMiBps = m_warm->value();
    if (m_recordSize->value() != kUsualRecordKiB)
        request.maxRecordSizeInKiB = m_recordSize->value();
    request.tags = tagsIn(m_tags->text());
    return request;
}

// Those that the run knows; its own stands first.
void CreateStreamDialog::offerHomes()
{
    const world::Snapshot world = m_newest();
    for (const streams::Home& home : world->service().homes())
        m_home->addItem(QString::fromStdString(home.account + " \u00b7 " + home.region));
}

streams::Home CreateStreamDialog::home() const
{
    const streams::Home typed = homeIn(m_home->currentText());
    if (!problemIn(typed).isEmpty())
        return {};
    const streams::Home& own = m_newest()->service().homes().front();
    return {.account = typed.account == own.account ? std::string{} : typed.account,
        .region = typed.region == own.region ? std::string{} : typed.region};
}

QString CreateStreamDialog::homeProblem() const { return problemIn(homeIn(m_home->currentText())); }

QString CreateStreamDialog::problemIn(const streams::Home& home) const
{
    if (!home.account.empty() && !streams::isAccount(home.account))
        return tr("\"%1\" is no account: one has 12 digits, as 210987654321 has.")
            .arg(QString::fromStdString(home.account));
    if (!home.region.empty() && !streams::isRegion(home.region))
        return tr("\"%1\" is no region: one looks like eu-west-1.").arg(QString::fromStdString(home.region));
    const std::vector<streams::Home>& known = m_newest()->service().homes();
    const streams::Home full{home.account.empty() ? known.front().account : home.account,
        home.region.empty() ? known.front().region : home.region};
    if (known.size() >= streams::kMostHomes && std::find(known.begin(), known.end(), full) == known.end())
        return tr("A run has room for %n accounts and regions; choose one of those.", nullptr,
            int(streams::kMostHomes));
    return {};
}

std::string CreateStreamDialog::reference() const
{
    const streams::Home where = home();
    if (where == streams::Home{})
        return request().streamName;
    const streams::Home& own = m_newest()->service().homes().front();
    return streams::streamArnIn({.account = where.account.empty() ? own.account : where.account,
                                    .region = where.region.empty() ? own.region : where.region},
        request().streamName);
}

bool CreateStreamDialog::hasWarmThroughput() const
{
    return m_newest()->settings().service.profile == streams::Profile::Current;
}

std::optional<streams::Refusal> CreateStreamDialog::refusal() const
{
    return world::preview(*m_newest(), {request()}, home()).refusal;
}

QString CreateStreamDialog::factsText() const
{
    const world::Snapshot world = m_newest();
    const streams::Timings& timings = world->settings().service.timings;
    if (m_onDemand->isChecked())
        return tr("The service chooses the shards and adds some as the load grows.");
    const std::int64_t shards = m_shards->value();
    const auto quota = [&](streams::QuotaName name) { return streams::quota(world->settings().service, name); };
    return tr("Takes %1 records/s and %2/s. It is ACTIVE after about %3.")
        .arg(format::count(shards * quota(streams::QuotaName::WriteRecordsPerSecond)),
            format::byteCount(shards * quota(streams::QuotaName::WriteBytesPerSecond)),
            format::duration(timings.createBase + timings.createPerShard * shards));
}

void CreateStreamDialog::work()
{
    m_shards->setEnabled(m_provisioned->isChecked());
    m_form->setRowVisible(m_warm, m_onDemand->isChecked() && hasWarmThroughput());
    m_facts->setText(factsText());
    m_code->present();
    const QString problem = homeProblem();
    const std::optional<streams::Refusal> refused = problem.isEmpty() ? refusal() : std::nullopt;
    m_create->setEnabled(problem.isEmpty() && !refused);
    if (!problem.isEmpty()) {
        m_refusal->setText(problem);
        return;
    }
    if (!refused) {
        m_refusal->clear();
        return;
    }
    m_refusal->setText(refusalText(*refused));
}

// Meanwhile time has passed: what was right when it was typed may be refused now.
void CreateStreamDialog::create()
{
    work();
    if (m_create->isEnabled())
        accept();
}

}
