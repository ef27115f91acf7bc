#include "widgets/panels/access_pages.h"

#include "widgets/access_text.h"
#include "widgets/error_text.h"
#include "widgets/format.h"
#include "widgets/stage/dialog_parts.h"
#include "world/commitment.h"
#include "world/preview.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <utility>

namespace shardscope::widgets {

namespace {

using streams::kAny;
using streams::kPassRole;
using Entries = std::vector<ChoiceBox::Entry>;

// Whom a switch or the use of a key can be about.
Entries everybody(const world::World& world)
{
    Entries entries{{callerText(std::string{kAny}), std::string{kAny}}};
    for (const world::AccessCaller& caller : world::accessCallers(world))
        entries.push_back({QString::fromStdString(caller.name), caller.name});
    return entries;
}

}

// --- Choosing ----------------------------------------------------------------------

ChoiceBox::ChoiceBox(const char* name, Typing typing, QWidget* parent) : QComboBox(parent)
{
    setObjectName(QLatin1String(name));
    setSizeAdjustPolicy(QComboBox::AdjustToContents);
    setEditable(typing == Typing::Allowed);
    setInsertPolicy(QComboBox::NoInsert);
    connect(this, &QComboBox::currentTextChanged, this, &ChoiceBox::chosen);
}

void ChoiceBox::offer(const std::vector<Entry>& entries)
{
    if (entries == m_entries)
        return;
    const bool isFirst = m_entries.empty();
    const std::string before = value();
    const int cursor = lineEdit() != nullptr ? lineEdit()->cursorPosition() : 0;
    const QSignalBlocker blocker(this);
    m_entries = entries;
    clear();
    for (const Entry& entry : entries)
        addItem(entry.text);
    if (!isFirst)
        choose(before);
    if (lineEdit() != nullptr)
        lineEdit()->setCursorPosition(cursor);
}

// Two may be called the same: then the one that was chosen.
std::string ChoiceBox::value() const
{
    const QString text = currentText();
    const auto index = std::size_t(std::max(0, currentIndex()));
    if (index < m_entries.size() && m_entries[index].text == text)
        return m_entries[index].value;
    const auto entry =
        std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& each) { return each.text == text; });
    return entry != m_entries.end() ? entry->value : text.trimmed().toStdString();
}

void ChoiceBox::choose(const std::string& value)
{
    const auto entry =
        std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& each) { return each.value == value; });
    if (entry != m_entries.end())
        setCurrentIndex(int(entry - m_entries.begin()));
    else if (isEditable())
        setEditText(QString::fromStdString(value));
}

std::vector<ChoiceBox::Entry> operationEntries()
{
    Entries entries;
    constexpr auto kLast = std::uint8_t(streams::Action::UpdateChannel);
    for (std::uint8_t i = 0; i <= kLast; ++i) {
        const std::string name{streams::actionName(streams::Action(i))};
        entries.push_back({QString::fromStdString(name), name});
    }
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.value < b.value; });
    return entries;
}

// --- What the pages share ----------------------------------------------------------

AccessPage::AccessPage(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {}

void AccessPage::present(const world::Snapshot& world)
{
    m_shown = world;
    m_isFilling = true;
    fill(*world);
    m_isFilling = false;
    work(*world);
}

void AccessPage::rework()
{
    if (!m_isFilling && m_shown)
        present(m_shown);
}

QFormLayout* AccessPage::makeForm()
{
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(m_theme.px(14));
    form->setVerticalSpacing(m_theme.px(8));
    return form;
}

QLabel* AccessPage::makeState(const char* name)
{
    QLabel* label = makeSentences(this);
    label->setObjectName(QLatin1String(name));
    return label;
}

QPushButton* AccessPage::makeButton(const QString& text, const char* name)
{
    auto* button = new QPushButton(text, this);
    button->setObjectName(QLatin1String(name));
    button->setAutoDefault(false);
    return button;
}

// --- A key -------------------------------------------------------------------------

KeyPage::KeyPage(const std::string& stream, const Theme& theme, QWidget* parent)
    : AccessPage(theme, parent), m_stream(stream), m_key(new ChoiceBox("key", ChoiceBox::Typing::Allowed, this)),
      m_stateNow(makeState("keyStateNow")), m_state(new ChoiceBox("keyState", ChoiceBox::Typing::None, this)),
      m_setState(makeButton(tr("Set the &state"), "setKeyState")),
      m_caller(new ChoiceBox("keyCaller", ChoiceBox::Typing::Allowed, this)), m_accessNow(makeState("keyAccessNow")),
      m_mayWrite(new QCheckBox(tr("may &write: kms:GenerateDataKey"), this)),
      m_mayRead(new QCheckBox(tr("may &read: kms:Decrypt"), this)),
      m_setAccess(makeButton(tr("Set who may &use it"), "setKeyAccess"))
{
    m_mayWrite->setObjectName(QStringLiteral("mayWrite"));
    m_mayRead->setObjectName(QStringLiteral("mayRead"));
    Entries states;
    for (int i = 0; i <= int(streams::KeyState::Throttled); ++i)
        states.push_back({keyStateText(streams::KeyState(i)), std::string{keyStateName(streams::KeyState(i))}});
    m_state->offer(states);
    QFormLayout* form = makeForm();
    form->addRow(tr("&Key"), m_key);
    form->addRow(m_stateNow);
    form->addRow(tr("S&tate"), m_state);
    form->addRow(m_setState);
    form->addRow(tr("&Caller"), m_caller);
    form->addRow(m_accessNow);
    form->addRow(m_mayWrite);
    form->addRow(m_mayRead);
    form->addRow(m_setAccess);
    setLayout(form);
    for (const ChoiceBox* box : {m_key, m_state, m_caller})
        connect(box, &ChoiceBox::chosen, this, &KeyPage::rework);
    for (const QCheckBox* box : {m_mayWrite, m_mayRead})
        connect(box, &QCheckBox::toggled, this, &KeyPage::rework);
    connect(m_setState, &QPushButton::clicked, this, [this] {
        if (const auto state = streams::keyStateNamed(m_state->value()))
            emit asked(world::Action{streams::SetKeyStateRequest{m_key->value(), *state}});
    });
    connect(m_setAccess, &QPushButton::clicked, this, [this] {
        emit asked(world::Action{streams::SetKeyAccessRequest{
            m_key->value(), m_caller->value(), m_mayWrite->isChecked(), m_mayRead->isChecked()}});
    });
}

// Keys that streams are encrypted with, that of the stream on show first, and those that something was said about.
void KeyPage::fill(const world::World& world)
{
    const streams::Service& service = world.service();
    std::vector<std::string> keys;
    const auto add = [&](const std::string& key) {
        if (std::find(keys.begin(), keys.end(), key) == keys.end())
            keys.push_back(key);
    };
    const auto addOf = [&](const streams::Stream& stream) {
        for (const streams::EncryptionPeriod& period : stream.settings.encryption.periods)
            if (period.type == streams::EncryptionType::Kms)
                add(streams::keyArnIn(service.homeOf(stream), period.keyId));
    };
    if (const auto index = service.find(m_stream))
        addOf(service.stream(*index));
    for (const streams::Stream& stream : service.streams())
        if (stream.status != streams::StreamStatus::Gone)
            addOf(stream);
    for (const streams::AccessRules::KeyLine& line : service.access().keys())
        add(line.arn);
    if (keys.empty())
        add(service.keyArn("alias/aws/kinesis"));
    Entries entries;
    for (const std::string& key : keys)
        entries.push_back({QString::fromStdString(key.substr(key.rfind(':') + 1)), key});
    m_key->offer(entries);
    m_caller->offer(everybody(world));
}

void KeyPage::work(const world::World& world)
{
    const streams::AccessRules& access = world.service().access();
    const std::string key = world.service().keyArn(m_key->value());
    const std::string caller = m_caller->value();
    const streams::KeyState state = access.stateOf(key);
    const bool mayWrite = access.mayUse(key, caller, streams::KeyUse::GenerateDataKey);
    const bool mayRead = access.mayUse(key, caller, streams::KeyUse::Decrypt);
    const std::string about =
        key + '\n' + caller + '\n' + std::string{keyStateName(state)} + (mayWrite ? "w" : "-") + (mayRead ? "r" : "-");
    if (about != m_filledFor) {
        m_isFilling = true;
        m_state->choose(std::string{keyStateName(state)});
        m_mayWrite->setChecked(mayWrite);
        m_mayRead->setChecked(mayRead);
        m_isFilling = false;
        m_filledFor = about;
    }
    say(m_stateNow,
        tr("Now: %1. A caller that has a data key already may use it until its five minutes are over.")
            .arg(keyStateText(state)));
    QStringList uses;
    if (mayWrite)
        uses << keyUseText(streams::KeyUse::GenerateDataKey);
    if (mayRead)
        uses << keyUseText(streams::KeyUse::Decrypt);
    say(m_accessNow,
        uses.isEmpty() ? tr("Now: %1 may not use it.").arg(callerText(caller))
                       : tr("Now: %1 may use it for %2.").arg(callerText(caller), uses.join(QStringLiteral(", "))));
    const bool isNamed = !m_key->value().empty();
    m_setState->setEnabled(isNamed && m_state->value() != keyStateName(state));
    m_setAccess->setEnabled(isNamed && !caller.empty()
        && (m_mayWrite->isChecked() != mayWrite || m_mayRead->isChecked() != mayRead));
}

// --- Switches ----------------------------------------------------------------------

SwitchPage::SwitchPage(const Theme& theme, QWidget* parent)
    : AccessPage(theme, parent), m_caller(new ChoiceBox("switchCaller", ChoiceBox::Typing::Allowed, this)),
      m_operation(new ChoiceBox("switchOperation", ChoiceBox::Typing::None, this)), m_now(makeState("switchNow")),
      m_refuse(makeButton(tr("&Refuse it"), "refuse")), m_allow(makeButton(tr("&Allow it"), "allow")),
      m_switches(new QListWidget(this))
{
    m_switches->setObjectName(QStringLiteral("switches"));
    m_switches->setAccessibleName(tr("Switches"));
    m_switches->setMinimumHeight(theme.px(96)); // it scrolls
    m_switches->setWordWrap(true);
    Entries entries{{operationText(std::string{kAny}), std::string{kAny}}};
    const Entries names = operationEntries();
    entries.insert(entries.end(), names.begin(), names.end());
    entries.push_back({operationText(std::string{kPassRole}), std::string{kPassRole}});
    m_operation->offer(entries);
    QFormLayout* form = makeForm();
    form->addRow(tr("&Caller"), m_caller);
    form->addRow(tr("&Operation"), m_operation);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(theme.px(10));
    buttons->addWidget(m_refuse);
    buttons->addWidget(m_allow);
    buttons->addStretch(1);
    auto* caption = new QLabel(tr("&Switches: of those that fit, the most specific decides"), this);
    caption->setWordWrap(true);
    caption->setBuddy(m_switches);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(theme.px(10));
    column->addLayout(form);
    column->addWidget(m_now);
    column->addLayout(buttons);
    column->addWidget(caption);
    column->addWidget(m_switches, 1);
    for (const ChoiceBox* box : {m_caller, m_operation})
        connect(box, &ChoiceBox::chosen, this, &SwitchPage::rework);
    for (const bool isAllowed : {false, true})
        connect(isAllowed ? m_allow : m_refuse, &QPushButton::clicked, this, [this, isAllowed] {
            emit asked(world::Action{streams::SetAccessRequest{m_caller->value(), m_operation->value(), isAllowed}});
        });
}

void SwitchPage::fill(const world::World& world)
{
    m_caller->offer(everybody(world));
    QStringList lines;
    for (const streams::AccessRules::Switch& one : world.service().access().switches())
        lines << switchText(one);
    QStringList shown;
    for (int i = 0; i < m_switches->count(); ++i)
        shown << m_switches->item(i)->text();
    if (lines == shown)
        return;
    m_switches->clear();
    m_switches->addItems(lines);
}

void SwitchPage::work(const world::World& world)
{
    const streams::AccessRules& access = world.service().access();
    const std::string caller = m_caller->value();
    const std::string operation = m_operation->value();
    const auto& switches = access.switches();
    const auto own = std::find_if(switches.begin(), switches.end(),
        [&](const auto& one) { return one.caller == caller && one.operation == operation; });
    const streams::AccessRules::Switch* decides = own != switches.end() ? &*own
        : operation != kAny                                             ? access.switchFor(caller, operation)
                                                                        : nullptr;
    if (decides == nullptr)
        say(m_now, tr("Now: allowed; no switch is about it."));
    else
        say(m_now, tr("Now: %1").arg(switchText(*decides)));
    const bool isAllowed = decides == nullptr || decides->isAllowed;
    m_refuse->setEnabled(!caller.empty() && isAllowed);
    m_allow->setEnabled(!caller.empty() && !isAllowed);
}

// --- The account -------------------------------------------------------------------

AccountPage::AccountPage(const Theme& theme, QWidget* parent)
    : AccessPage(theme, parent), m_now(makeState("commitmentNow")), m_shortfall(makeState("commitmentShortfall")),
      m_commit(makeButton(tr("&Commit to a minimum throughput"), "commit")),
      m_end(makeButton(tr("&End the commitment"), "endCommitment")), m_effect(makeState("commitmentEffect"))
{
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(theme.px(10));
    buttons->addWidget(m_commit);
    buttons->addWidget(m_end);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(theme.px(10));
    column->addWidget(m_now);
    column->addWidget(m_shortfall);
    column->addWidget(m_effect);
    column->addLayout(buttons);
    column->addStretch(1);
    using streams::CommitmentStatus;
    for (const auto& [button, status] :
        {std::pair{m_commit, CommitmentStatus::Enabled}, std::pair{m_end, CommitmentStatus::Disabled}})
        connect(button, &QPushButton::clicked, this,
            [this, wanted = status] { emit asked(world::Action{streams::UpdateAccountSettingsRequest{wanted}}); });
}

void AccountPage::fill(const world::World& world)
{
    const streams::Service& service = world.service();
    say(m_now,
        tr("Account %1 in %2: %3")
            .arg(QString::fromStdString(service.homes().front().account),
                QString::fromStdString(service.homes().front().region),
                commitmentText(service.commitmentAt(world.now()), world.now())));
    const QString shortfall = shortfallText(world);
    say(m_shortfall, shortfall);
    m_shortfall->setVisible(!shortfall.isEmpty());
}

QString AccountPage::shortfallText(const world::World& world)
{
    constexpr base::Duration kHour{std::chrono::hours{1}};
    const std::vector<world::CommitmentUse> uses =
        world::commitmentUses(world, {std::max(world.now() - kHour, base::kWorldStart), world.now()});
    if (uses.empty() || uses.front().home != streams::kOwnHome)
        return {};
    const world::CommitmentUse& use = uses.front();
    const auto rate = [&use](std::int64_t bytes) {
        return format::mebibyteRate(double(bytes) * 1'000 / double(use.held.count()));
    };
    const QString in = rate(use.used.inKiB * 1'024);
    const QString out = rate(use.used.sharedBytes + use.used.fanOutBytes);
    const QString over = format::duration(use.held);
    return use.shortfall.cost == base::Money{}
        ? tr("Over the last %1: %2 in and %3 out. Nothing is short of 25 MiB/s.").arg(over, in, out)
        : tr("Over the last %1: %2 in and %3 out. What is short of 25 MiB/s costs %4, or %5 an hour.")
              .arg(over, in, out, format::dollars(use.shortfall.cost), format::dollars(use.shortfallPerHour()));
}

void AccountPage::work(const world::World& world)
{
    using streams::CommitmentStatus;
    const CommitmentStatus now = world.service().commitmentAt(world.now()).status;
    m_commit->setEnabled(now != CommitmentStatus::Enabled);
    const bool mayEnd = now == CommitmentStatus::Enabled;
    const auto refused = mayEnd
        ? world::preview(world, {streams::UpdateAccountSettingsRequest{CommitmentStatus::Disabled}}).refusal
        : std::nullopt;
    m_end->setEnabled(mayEnd && !refused);
    QString effect = tr("With it, on-demand streams cost less for each GB, at least 25 MiB/s are paid, and warm "
                        "throughput may be asked for. It holds for a day at least.");
    if (refused) {
        const ErrorText words = errorText(refused->reason);
        effect += QLatin1Char('\n') + tr("Ending it would be refused: %1 %2").arg(words.sentence, words.remedy)
            + QLatin1Char('\n') + verbatim(*refused);
    }
    say(m_effect, effect);
}

}
