#include "widgets/panels/run_settings_dialog.h"

#include "base/check.h"
#include "base/time_text.h"
#include "widgets/format.h"
#include "widgets/panels/access_pages.h"
#include "widgets/run_settings_text.h"
#include "widgets/stage/dialog_parts.h"
#include "world/bounds.h"
#include "world/open_questions.h"
#include "world/quota_file.h"
#include "world/timing_fields.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QFile>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <iterator>
#include <optional>
#include <utility>

namespace shardscope::widgets {

namespace {

using streams::ServiceSettings;
using streams::ThrottleMode;
using streams::Timings;

constexpr auto* kReal = "real";
constexpr auto* kInstant = "instant";
constexpr auto* kOwn = "own";

QString named(std::string_view utf8) { return QString::fromUtf8(utf8.data(), qsizetype(utf8.size())); }

std::optional<base::Duration> lengthIn(const QLineEdit* line, std::int64_t mostMs)
{
    const auto length = base::parseDuration(line->text().simplified().remove(QLatin1Char(' ')).toStdString());
    return length && length->count() <= mostMs ? length : std::nullopt;
}

// "20000", or as the language writes it: "20,000".
std::optional<std::int64_t> countIn(const QString& typed)
{
    bool isCount = false;
    qlonglong count = typed.toLongLong(&isCount);
    if (!isCount)
        count = QLocale().toLongLong(typed, &isCount);
    return isCount ? std::optional{std::int64_t{count}} : std::nullopt;
}

// lupdate finds the context by this name.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(RunSettingWords)
};

QString lengthProblem(const QString& name, const QString& typed)
{
    return Words::tr("%1: “%2” is no length of time from 0s to 7d. Write for example 50ms, 20s or 1m30s.")
        .arg(name, typed);
}

}

RunSettingsDialog::RunSettingsDialog(world::Scenario scenario, const Theme& theme, QWidget* parent)
    : QDialog(parent), m_scenario(std::move(scenario)), m_theme(theme), m_settings(m_scenario.settings),
      m_pages(new QTabWidget(this))
{
    setObjectName(QStringLiteral("runSettings"));
    setWindowTitle(tr("Settings of the run"));
    m_pages->setUsesScrollButtons(true);
    m_pages->tabBar()->setAccessibleName(tr("Parts of the settings"));
    m_pages->tabBar()->setExpanding(false);
    addService();
    addTimings();
    addQuestions();
    addQuotas();

    QLabel* effect = makeSentences(this);
    effect->setObjectName(QStringLiteral("effect"));
    effect->setText(
        tr("Apply begins the run anew, at its start and as its scenario says. What you and programs have done "
           "since then is not done again. To keep it, save the run first: its file stays as it is."));
    setInk(effect, theme.mutedText);
    m_problem = makeSentences(this);
    m_problem->setObjectName(QStringLiteral("problem"));
    setInk(m_problem, theme.hotText);
    m_apply = new QPushButton(tr("&Apply"), this);
    m_apply->setObjectName(QStringLiteral("apply"));
    m_apply->setDefault(true);
    auto* buttons = makeButtons(m_apply, tr("Cancel"), this);
    auto* column = makeColumn(this, theme);
    column->addWidget(m_pages, 1);
    column->addWidget(effect);
    column->addWidget(m_problem);
    column->addWidget(buttons);
    tabInReadingOrder(*column);
    const QSize wanted(theme.px(680), theme.px(600));
    resize(parent != nullptr ? wanted.boundedTo(parent->window()->size()) : wanted);

    connect(buttons, &QDialogButtonBox::accepted, this, &RunSettingsDialog::apply);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_isFilling = false;
    showKindOfTimings();
    showProfilesQuotas();
    work();
}

void RunSettingsDialog::showPage(RunSetting page)
{
    m_pages->setCurrentIndex(int(page));
    m_pages->tabBar()->setFocus();
}

// --- Pages -------------------------------------------------------------------------

// Pages scroll where text is large.
QGridLayout* RunSettingsDialog::addPage(const QString& name, const QString& intro)
{
    auto* scroll = new QScrollArea(m_pages);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* page = new QWidget(scroll);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(m_theme.px(14));
    grid->setVerticalSpacing(m_theme.px(6));
    grid->setColumnStretch(0, 1);
    auto* column = new QVBoxLayout(page);
    column->setSpacing(m_theme.px(10));
    if (!intro.isEmpty()) {
        QLabel* sentences = makeSentences(page);
        sentences->setText(intro);
        column->addWidget(sentences);
    }
    column->addLayout(grid);
    column->addStretch(1);
    scroll->setWidget(page);
    m_pages->addTab(scroll, name);
    return grid;
}

void RunSettingsDialog::addRow(QGridLayout* grid, Beside beside, const QString& title, QWidget* control,
    const QString& hint)
{
    constexpr int kToTheEnd = -1;
    int row = grid->rowCount();
    if (!title.isEmpty()) {
        QLabel* label = makeSentences(grid->parentWidget());
        label->setText(title);
        label->setBuddy(control);
        grid->addWidget(label, row, 0, 1, beside == Beside::Control ? 1 : kToTheEnd);
    }
    if (beside == Beside::Control)
        grid->addWidget(control, row, 1, Qt::AlignTop);
    else
        grid->addWidget(control, ++row, 0, 1, kToTheEnd, Qt::AlignLeft);
    if (hint.isEmpty())
        return;
    QLabel* muted = makeSentences(grid->parentWidget());
    muted->setText(hint);
    setInk(muted, m_theme.mutedText);
    grid->addWidget(muted, row + 1, 0, 1, kToTheEnd);
}

ChoiceBox* RunSettingsDialog::addChoice(QGridLayout* grid, Beside beside, const Row& row,
    const std::vector<std::pair<QString, std::string>>& offered)
{
    auto* box = new ChoiceBox(row.name.c_str(), ChoiceBox::Typing::None, grid->parentWidget());
    std::vector<ChoiceBox::Entry> entries;
    for (const auto& [words, value] : offered)
        entries.push_back({words, value});
    box->offer(entries);
    addRow(grid, beside, row.title, box, row.hint);
    connect(box, &ChoiceBox::chosen, this, &RunSettingsDialog::work);
    return box;
}

QLineEdit* RunSettingsDialog::addLine(QGridLayout* grid, const Row& row)
{
    auto* line = new QLineEdit(grid->parentWidget());
    line->setObjectName(QString::fromStdString(row.name));
    line->setMinimumWidth(m_theme.px(110));
    addRow(grid, Beside::Control, row.title, line, row.hint);
    connect(line, &QLineEdit::textChanged, this, &RunSettingsDialog::work);
    return line;
}

void RunSettingsDialog::addField(Read read) { m_fields.push_back({m_pages->count() - 1, std::move(read)}); }

void RunSettingsDialog::addService()
{
    using streams::Profile;
    QGridLayout* grid = addPage(tr("Service"), {});
    const auto word = [](std::string_view name) { return std::string{name}; };
    std::vector<std::pair<QString, std::string>> profiles;
    for (const Profile profile : {Profile::Current, Profile::Classic})
        profiles.emplace_back(profileText(profile), word(streams::profileName(profile)));
    m_profile = addChoice(grid, Beside::Nothing, {"profile", tr("&Profile"), {}}, profiles);
    m_profile->choose(word(streams::profileName(service().profile)));
    connect(m_profile, &ChoiceBox::chosen, this, &RunSettingsDialog::showProfilesQuotas);
    addField([box = m_profile](ServiceSettings& settings) {
        settings.profile = streams::profileNamed(box->value()).value_or(settings.profile);
        return QString{};
    });
    std::vector<std::pair<QString, std::string>> modes;
    for (const ThrottleMode mode : {ThrottleMode::Bucket, ThrottleMode::Window})
        modes.emplace_back(throttleModeText(mode), word(streams::throttleModeName(mode)));
    ChoiceBox* throttle = addChoice(grid, Beside::Nothing,
        {"throttle", tr("&Throttle: how a shard counts a second"), throttleSourceText()}, modes);
    throttle->choose(word(streams::throttleModeName(service().throttle)));
    addField([throttle](ServiceSettings& settings) {
        settings.throttle = streams::throttleModeNamed(throttle->value()).value_or(settings.throttle);
        return QString{};
    });
    auto* limits = new QCheckBox(tr("&Limits hold; off, nothing is throttled"), grid->parentWidget());
    limits->setObjectName(QStringLiteral("limits"));
    limits->setChecked(service().areLimitsOn);
    addRow(grid, Beside::Nothing, {}, limits, {});
    connect(limits, &QCheckBox::toggled, this, &RunSettingsDialog::work);
    addField([limits](ServiceSettings& settings) {
        settings.areLimitsOn = limits->isChecked();
        return QString{};
    });
}

void RunSettingsDialog::addTimings()
{
    QGridLayout* grid = addPage(tr("Timings"), {});
    m_kindOfTimings = addChoice(grid, Beside::Nothing,
        {"timings", tr("&How long control calls take"),
            tr("Of the service only vague ranges are known. From 0s to 7d, as 50ms, 20s or 1m30s.")},
        {{tr("real: about as long as in the service"), kReal}, {tr("instant: no time at all"), kInstant},
            {tr("as below"), kOwn}});
    connect(m_kindOfTimings, &ChoiceBox::chosen, this, [this] {
        if (m_kindOfTimings->value() != kOwn)
            fillTimings(m_kindOfTimings->value() == kReal ? Timings::real() : Timings::instant());
    });
    for (std::size_t i = 0; i < std::size(world::kTimingFields); ++i) {
        const world::TimingField& field = world::kTimingFields[i];
        QLineEdit* line = addLine(grid, {std::string{field.name}, timingText(i), {}});
        m_timings.push_back(line);
        connect(line, &QLineEdit::textChanged, this, &RunSettingsDialog::showKindOfTimings);
        addField([line, i](ServiceSettings& settings) {
            const auto length = lengthIn(line, world::bounds::kTimingMs);
            settings.timings.*world::kTimingFields[i].member = length.value_or(base::Duration{});
            return length ? QString{} : lengthProblem(timingText(i), line->text());
        });
    }
    fillTimings(service().timings);
}

void RunSettingsDialog::addQuestions()
{
    QGridLayout* grid = addPage(tr("Open questions"),
        tr("What the service's references leave open, or answer in two ways; under each, who says what."));
    for (const world::OpenQuestion& question : world::openQuestions(service())) {
        const Row row{std::string{question.key}, questionText(question), questionSourceText(question)};
        if (question.words.empty()) {
            QLineEdit* line = addLine(grid, row);
            line->setText(QString::fromStdString(question.answer));
            addField([line, question](ServiceSettings& settings) {
                const auto length = lengthIn(line, world::bounds::kScanBudgetMs);
                const bool isAnswer =
                    length && world::answerQuestion(settings, question.key, base::durationText(*length));
                return isAnswer ? QString{} : lengthProblem(questionText(question), line->text());
            });
            continue;
        }
        std::vector<std::pair<QString, std::string>> answers;
        for (const std::string_view word : question.words)
            answers.emplace_back(answerText(word), std::string{word});
        ChoiceBox* box = addChoice(grid, Beside::Control, row, answers);
        box->choose(question.answer);
        addField([box, key = question.key](ServiceSettings& settings) {
            const bool isAnswer = world::answerQuestion(settings, key, box->value());
            SHARD_CHECK(isAnswer);
            return QString{};
        });
    }
}

void RunSettingsDialog::addQuotas()
{
    QGridLayout* grid = addPage(tr("Quotas of the account"),
        tr("The service raises these for those who ask. A field that is empty has what the profile says, or a file of "
           "quotas."));
    auto* choose = new QPushButton(tr("Quotas of a &file\u2026"), grid->parentWidget());
    choose->setObjectName(QStringLiteral("chooseQuotas"));
    choose->setAutoDefault(false);
    choose->setToolTip(tr("As “Save…” under the quotas writes one, or “shardscope-cli quotas --json”"));
    m_withoutQuotas = new QPushButton(tr("&Without a file"), grid->parentWidget());
    m_withoutQuotas->setObjectName(QStringLiteral("withoutQuotas"));
    m_withoutQuotas->setAutoDefault(false);
    m_otherQuotasText = makeSentences(grid->parentWidget());
    m_otherQuotasText->setObjectName(QStringLiteral("quotasOfFile"));
    setInk(m_otherQuotasText, m_theme.mutedText);
    const int top = grid->rowCount();
    grid->addWidget(choose, top, 0, Qt::AlignLeft);
    grid->addWidget(m_withoutQuotas, top, 1, 1, 2, Qt::AlignLeft);
    grid->addWidget(m_otherQuotasText, top + 1, 0, 1, -1);
    connect(choose, &QPushButton::clicked, this, &RunSettingsDialog::chooseQuotas);
    connect(m_withoutQuotas, &QPushButton::clicked, this, [this] { hold({}); });
    addField([this](ServiceSettings& settings) {
        settings.quotas = m_otherQuotas;
        return QString{};
    });
    for (const streams::QuotaRow& quota : streams::quotaTable()) {
        const auto most = streams::mostForAccount(quota.name);
        if (!most)
            continue;
        QLineEdit* line = addLine(grid, {std::string{quota.key}, named(quota.title), {}});
        line->setToolTip(named(quota.key));
        auto* profiles = new QLabel(grid->parentWidget());
        profiles->setObjectName(named(quota.key) + QStringLiteral("OfProfile"));
        setInk(profiles, m_theme.mutedText);
        grid->addWidget(profiles, grid->rowCount() - 1, 2);
        m_quotas.push_back({quota.name, line, profiles});
        addField([line, quota, most = *most](ServiceSettings& settings) {
            const QString typed = line->text().trimmed();
            if (typed.isEmpty())
                return QString{};
            const auto count = countIn(typed);
            if (!count || *count < 1 || *count > most)
                return tr(
                    "%1: “%2” is not a whole number from 1 to %3. Write one, or nothing for what the profile says.")
                    .arg(named(quota.title), typed, format::count(most));
            setQuota(settings.quotas, {quota.name, *count});
            return QString{};
        });
    }
    hold(service().quotas);
}

// What an account has been granted stands in the lines; what else a run has of its own comes from files.
void RunSettingsDialog::hold(streams::RunQuotas quotas)
{
    const bool wasFilling = std::exchange(m_isFilling, true);
    for (const OwnQuota& each : m_quotas) {
        const streams::RunQuota* own = streams::ownQuota(quotas, each.name);
        const bool isGranted = own != nullptr && own->source.empty() && own->date.empty() && own->regions.empty();
        each.line->setText(isGranted ? QString::number(own->value) : QString{});
        if (isGranted)
            std::erase_if(quotas, [&](const streams::RunQuota& one) { return one.name == each.name; });
    }
    m_otherQuotas = std::move(quotas);
    m_isFilling = wasFilling;
    showProfilesQuotas();
    work();
}

void RunSettingsDialog::chooseQuotas()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("A file of quotas"), {}, QStringLiteral("JSON (*.json)"));
    if (!path.isEmpty())
        takeQuotas(path);
}

void RunSettingsDialog::takeQuotas(const QString& path)
{
    constexpr qint64 kLargestFile = 1'048'576;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kLargestFile) {
        say(m_problem, tr("%1 cannot be read.").arg(path));
        return;
    }
    auto quotas = world::parseQuotaFile(file.readAll().toStdString(), path.toStdString());
    if (!quotas) {
        say(m_problem, QString::fromStdString(quotas.error().text()));
        return;
    }
    m_profile->choose(std::string{streams::profileName(quotas->profile)});
    hold(std::move(quotas->quotas));
}

// How many of them are not as the profile has them, and how many of these are old.
void RunSettingsDialog::showRunsQuotas()
{
    streams::ServiceSettings shown = service();
    shown.profile = streams::profileNamed(m_profile->value()).value_or(shown.profile);
    shown.quotas = m_otherQuotas;
    QStringList differing;
    for (const world::QuotaDifference& each : world::quotaDifferences(shown))
        differing << quotaDifferenceText(each);
    QString text = m_otherQuotas.empty() ? tr("No file of quotas holds in this run.")
                                         : tr("%n quota(s) of a file hold in this run.", nullptr,
                                             int(m_otherQuotas.size()));
    if (!differing.isEmpty())
        text += QLatin1Char(' ')
            + tr("Other than in the profile: %1.").arg(differing.join(QStringLiteral("; ")));
    m_otherQuotasText->setText(text);
    m_withoutQuotas->setEnabled(!m_otherQuotas.empty());
}

// --- What it comes to ----------------------------------------------------------------

void RunSettingsDialog::fillTimings(const Timings& timings)
{
    const bool wasFilling = std::exchange(m_isFilling, true);
    for (std::size_t i = 0; i < m_timings.size(); ++i)
        m_timings[i]->setText(QString::fromStdString(base::durationText(timings.*world::kTimingFields[i].member)));
    m_isFilling = wasFilling;
    work();
}

void RunSettingsDialog::showKindOfTimings()
{
    if (m_isFilling)
        return;
    Timings typed;
    bool isRight = true;
    for (std::size_t i = 0; i < m_timings.size(); ++i) {
        const auto length = lengthIn(m_timings[i], world::bounds::kTimingMs);
        isRight = isRight && length;
        typed.*world::kTimingFields[i].member = length.value_or(base::Duration{});
    }
    const QSignalBlocker blocker(m_kindOfTimings);
    m_kindOfTimings->choose(isRight && typed == Timings::real() ? kReal
            : isRight && typed == Timings::instant()            ? kInstant
                                                                : kOwn);
}

void RunSettingsDialog::showProfilesQuotas()
{
    const auto profile = streams::profileNamed(m_profile->value()).value_or(service().profile);
    streams::ServiceSettings shown = service();
    shown.profile = profile;
    shown.quotas = m_otherQuotas;
    showRunsQuotas();
    for (const OwnQuota& each : m_quotas) {
        const QString usual = format::count(streams::quota(profile, each.name, service().region));
        each.line->setPlaceholderText(format::count(streams::quota(shown, each.name)));
        say(each.profiles,
            QStringLiteral("%1: %2 %3")
                .arg(named(streams::profileName(profile)), usual, named(streams::quotaRow(each.name).unit)));
        each.line->setAccessibleDescription(each.profiles->text());
    }
}

void RunSettingsDialog::work()
{
    if (m_isFilling)
        return;
    world::WorldSettings wanted = m_scenario.settings;
    QString problem;
    for (const Field& field : m_fields) {
        if (const QString wrong = field.read(wanted.service); !wrong.isEmpty() && problem.isEmpty())
            problem = QStringLiteral("%1, %2").arg(m_pages->tabText(field.page), wrong);
    }
    m_settings = problem.isEmpty() ? std::move(wanted) : m_scenario.settings;
    say(m_problem, problem);
    m_apply->setEnabled(m_settings != m_scenario.settings);
}

// It is tried before the run that is open is given up for it.
void RunSettingsDialog::apply()
{
    world::Scenario scenario = m_scenario;
    scenario.settings = m_settings;
    const auto begun = world::makeWorld(scenario);
    if (begun) {
        accept();
        return;
    }
    m_apply->setEnabled(false);
    say(m_problem,
        tr("The run cannot begin with these settings: its scenario asks for what they refuse. Change them, or leave "
           "them as they were.")
            + QLatin1Char('\n') + QString::fromStdString(begun.error().text()));
}

}
