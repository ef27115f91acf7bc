#include "widgets/charts/shard_menu.h"

#include <QCoreApplication>
#include <QMenu>

namespace shardscope::widgets {

namespace {

// lupdate finds the context by this name.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(ShardMenu)
};

}

std::optional<ShardVerb> askShardMenu(QWidget* parent, QPoint globalAt, const ShardMenuFacts& facts)
{
    QMenu menu(parent);
    const auto add = [&menu](const QString& text, ShardVerb verb) { menu.addAction(text)->setData(int(verb)); };
    menu.addSection(facts.key.isEmpty() ? facts.title : QStringLiteral("%1 · %2").arg(facts.title, facts.key));
    add(Words::tr("Why?"), ShardVerb::Why);
    menu.addSeparator();
    add(facts.key.isEmpty() ? Words::tr("Split…") : Words::tr("Split beside this key…"), ShardVerb::Split);
    add(Words::tr("Merge with…"), ShardVerb::Merge);
    menu.addSeparator();
    add(facts.key.isEmpty() ? Words::tr("Poison the next record") : Words::tr("Poison this key's newest record"),
        ShardVerb::Poison);
    if (facts.hasPoison)
        add(Words::tr("Heal its poison records"), ShardVerb::Heal);
    menu.addSeparator();
    add(facts.isPinned ? Words::tr("Unpin") : Words::tr("Pin"), ShardVerb::Pin);
    add(Words::tr("Copy shard ID"), ShardVerb::CopyId);
    if (!facts.key.isEmpty())
        add(Words::tr("Copy key"), ShardVerb::CopyKey);
    menu.addSeparator();
    add(Words::tr("Filter the API calls"), ShardVerb::FilterCalls);
    const QAction* chosen = menu.exec(globalAt);
    return chosen == nullptr ? std::nullopt : std::optional{ShardVerb(chosen->data().toInt())};
}

}
