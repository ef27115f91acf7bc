#include "actions.h"

#include <QAction>
#include <QRegularExpression>

namespace shardscope::app {

namespace {

// Of a menu entry, its words: "Open\u2026", "開啟(&O)".
QString withoutMarks(QString text)
{
    static const QRegularExpression kBracketed(QStringLiteral("\\(&\\w\\)"));
    text.remove(kBracketed);
    text.remove(QLatin1Char('&'));
    text.remove(QChar(0x2026));
    return text.trimmed();
}

}

QAction* Actions::add(Words words, const QList<QKeySequence>& keys, std::function<void()> act)
{
    auto* action = new QAction(words(), this);
    action->setShortcuts(keys);
    connect(action, &QAction::triggered, this, std::move(act));
    m_entries.push_back({action, std::move(words), m_group});
    return action;
}

void Actions::follow(std::function<void()> renew)
{
    renew();
    m_followers.push_back(std::move(renew));
}

void Actions::retranslate()
{
    for (const Entry& entry : m_entries)
        entry.action->setText(entry.words());
    for (const auto& renew : m_followers)
        renew();
}

std::vector<Actions::Command> Actions::commands() const
{
    std::vector<Command> commands;
    for (const Entry& entry : m_entries) {
        if (entry.action->isEnabled())
            commands.push_back({withoutMarks(entry.group ? entry.group() : QString()),
                withoutMarks(entry.action->text()), entry.action->shortcut().toString(QKeySequence::NativeText),
                entry.action});
    }
    return commands;
}

std::vector<KeyRow> Actions::keyRows() const
{
    std::vector<KeyRow> rows;
    for (const Entry& entry : m_entries) {
        if (entry.action->shortcuts().isEmpty())
            continue;
        rows.push_back({withoutMarks(entry.group ? entry.group() : QString()), withoutMarks(entry.words()),
            entry.action->shortcut().toString(QKeySequence::NativeText), {}});
    }
    return rows;
}

}
