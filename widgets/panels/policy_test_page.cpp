#include "widgets/access_text.h"
#include "widgets/error_text.h"
#include "widgets/icons.h"
#include "widgets/panels/access_pages.h"
#include "widgets/stage/dialog_parts.h"

#include <QCheckBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace shardscope::widgets {

namespace {

QIcon iconOf(StepSense sense, const Theme& theme)
{
    switch (sense) {
    case StepSense::Allows:
        return icon(Sign::Check, theme.good, theme.good);
    case StepSense::Refuses:
        return icon(Sign::Close, theme.hotText, theme.hotText);
    case StepSense::Passes:
        return icon(Sign::Dash, theme.mutedText, theme.mutedText);
    }
    return {};
}

}

PolicyTestPage::PolicyTestPage(const std::string& stream, const Theme& theme, QWidget* parent)
    : AccessPage(theme, parent), m_stream(stream),
      m_caller(new ChoiceBox("testCaller", ChoiceBox::Typing::Allowed, this)),
      m_operation(new ChoiceBox("testOperation", ChoiceBox::Typing::None, this)),
      m_resource(new ChoiceBox("testResource", ChoiceBox::Typing::None, this)),
      m_isOther(new QCheckBox(tr("&Try another policy, without attaching it"), this)),
      m_policy(new QPlainTextEdit(this)), m_problem(makeState("policyProblem")), m_verdict(makeState("verdict")),
      m_text(makeState("verdictText")), m_path(new QListWidget(this)),
      m_put(makeButton(tr("&Attach this policy"), "attach"))
{
    m_isOther->setObjectName(QStringLiteral("isOther"));
    m_policy->setObjectName(QStringLiteral("testedPolicy"));
    m_path->setObjectName(QStringLiteral("path"));
    m_caller->setToolTip(tr("A client, a program, an account id, or the ARN of a user"));
    m_operation->offer(operationEntries());
    m_operation->choose("GetRecords");
    QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    mono.setPixelSize(theme.smallPx);
    m_policy->setFont(mono);
    m_policy->setTabChangesFocus(true);
    m_policy->setMinimumHeight(theme.px(120)); // it scrolls
    m_policy->setAccessibleName(tr("Policy, as JSON"));
    QFont large = m_verdict->font();
    large.setPixelSize(theme.headlinePx);
    large.setWeight(QFont::DemiBold);
    m_verdict->setFont(large);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setInk(m_text, theme.mutedText);
    setInk(m_problem, theme.hotText);
    m_path->setAccessibleName(tr("Steps to the answer"));
    m_path->setWordWrap(true);
    m_path->setResizeMode(QListView::Adjust);
    m_path->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_path->setIconSize({theme.bodyPx, theme.bodyPx});
    m_path->setMinimumSize(theme.px(300), theme.px(180)); // it scrolls

    QFormLayout* form = makeForm();
    form->addRow(tr("&Caller"), m_caller);
    form->addRow(tr("&Operation"), m_operation);
    form->addRow(tr("&Stream or consumer"), m_resource);
    auto* left = new QVBoxLayout;
    left->setSpacing(theme.px(8));
    left->addLayout(form);
    left->addWidget(m_isOther);
    left->addWidget(m_policy, 1);
    left->addWidget(m_problem);
    left->addWidget(m_put, 0, Qt::AlignLeft);
    auto* right = new QVBoxLayout;
    right->setSpacing(theme.px(8));
    right->addWidget(m_verdict);
    right->addWidget(m_text);
    right->addWidget(m_path, 1);
    auto* row = new QHBoxLayout(this);
    row->setSpacing(theme.px(16));
    row->addLayout(left, 1);
    row->addLayout(right, 1);
    tabInReadingOrder(*row);

    for (const ChoiceBox* box : {m_caller, m_operation, m_resource})
        connect(box, &ChoiceBox::chosen, this, &PolicyTestPage::rework);
    connect(m_isOther, &QCheckBox::toggled, this, &PolicyTestPage::rework);
    connect(m_policy, &QPlainTextEdit::textChanged, this, &PolicyTestPage::rework);
    connect(m_put, &QPushButton::clicked, this, [this] {
        emit asked(world::Action{streams::PutResourcePolicyRequest{
            .resourceArn = m_resource->value(), .policy = m_policy->toPlainText().toStdString()}});
    });
}

void PolicyTestPage::fill(const world::World& world)
{
    std::vector<ChoiceBox::Entry> callers;
    for (const world::AccessCaller& caller : world::accessCallers(world))
        callers.push_back({QString::fromStdString(caller.name), caller.name});
    m_caller->offer(callers);
    std::vector<ChoiceBox::Entry> resources;
    for (const std::string& arn : world::accessResources(world))
        resources.push_back({resourceText(arn, world), arn});
    m_resource->offer(resources);
    if (const auto index = world.service().find(m_stream); index && !m_stream.empty()) {
        m_resource->choose(world.service().streamArn(world.service().stream(*index)));
        m_stream.clear();
    }
    // What is to be changed begins with what is there.
    m_policy->setReadOnly(!m_isOther->isChecked());
    m_put->setEnabled(m_isOther->isChecked() && !m_policy->toPlainText().trimmed().isEmpty());
    if (m_isOther->isChecked())
        return;
    const std::string arn = m_resource->value();
    const streams::Policy* policy = world.service().policyOf(arn);
    const QString text = policy == nullptr ? QString() : QString::fromStdString(policy->text());
    if (m_policy->toPlainText() != text)
        m_policy->setPlainText(text);
    m_policy->setPlaceholderText(QString::fromStdString(streams::sharingPolicy("111122223333", "kinesis:GetRecords",
        arn)));
}

void PolicyTestPage::work(const world::World& world)
{
    world::PolicyTest test{m_caller->value(), m_operation->value(), m_resource->value()};
    if (m_isOther->isChecked())
        test.policy = m_policy->toPlainText().trimmed().toStdString();
    const auto action = streams::actionNamed(test.operation);
    if (test.caller.empty() || (test.resourceArn.empty() && action && streams::isAboutResource(*action))) {
        m_put->setEnabled(false);
        showProblem(test.caller.empty() ? tr("Say who calls.") : tr("There is no stream."));
        return;
    }
    const auto decision = world::testPolicy(world, test);
    if (decision) {
        say(m_problem, {});
        showDecision(*decision);
    } else {
        m_put->setEnabled(false);
        showProblem(QString::fromStdString(decision.error().text()));
    }
}

void PolicyTestPage::showProblem(const QString& text)
{
    say(m_problem, text);
    say(m_verdict, tr("No answer"));
    setInk(m_verdict, m_theme.mutedText);
    say(m_text, {});
    m_steps.clear();
    m_path->clear();
}

void PolicyTestPage::showDecision(const streams::AccessDecision& decision)
{
    say(m_verdict, decision.refusal ? tr("Refused") : tr("Allowed"));
    setInk(m_verdict, decision.refusal ? m_theme.hotText : m_theme.text);
    say(m_text,
        decision.refusal ? verbatim(*decision.refusal)
                         : tr("Quotas and the contents of the call are not tested here."));
    if (decision.steps == m_steps && m_path->count() > 0)
        return;
    m_steps = decision.steps;
    const int chosen = m_path->currentRow();
    m_path->clear();
    for (const streams::AccessStep& step : m_steps) {
        const StepSense sense = senseOf(step);
        auto* item = new QListWidgetItem(iconOf(sense, m_theme), stepText(step), m_path);
        const QString text = stepText(step);
        item->setData(Qt::AccessibleTextRole,
            sense == StepSense::Refuses      ? tr("Refuses: %1").arg(text)
                : sense == StepSense::Allows ? tr("Allows: %1").arg(text)
                                             : text);
    }
    m_path->setCurrentRow(std::min(chosen, m_path->count() - 1));
}

}
