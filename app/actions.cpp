#include "actions.h"

#include <QAction>

namespace shardscope::app {

QAction* Actions::add(Words words, const QList<QKeySequence>& keys, std::function<void()> act)
{
    auto* action = new QAction(words(), this);
    action->setShortcuts(keys);
    connect(action, &QAction::triggered, this, std::move(act));
    m_entries.push_back({action, std::move(words)});
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

std::vector<KeyRow> Actions::keyRows() const
{
    std::vector<KeyRow> rows;
    for (const Entry& entry : m_entries) {
        if (entry.action->shortcuts().isEmpty())
            continue;
        QString what = entry.action->text();
        what.remove(QLatin1Char('&'));
        what.remove(QChar(0x2026));
        rows.push_back({entry.action->shortcut().toString(QKeySequence::NativeText), what});
    }
    return rows;
}

}
