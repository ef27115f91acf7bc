#include "widgets/lineage_text.h"

#include "widgets/format.h"

#include <QCoreApplication>

namespace shardscope::widgets {

namespace {

// lupdate finds the context by this name.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(shardscope::widgets::Lineage)
};

}

QString ancestorsText(const world::Lineage& lineage)
{
    return Words::tr("%n closed ancestor(s)", nullptr, int(lineage.ancestors.size()));
}

QStringList finishedTexts(const world::World& world, const world::Lineage& lineage)
{
    QStringList texts;
    for (const world::LineageReader& reader : lineage.readers) {
        const QString name = QString::fromStdString(world.actors()[reader.actor].name);
        texts << (reader.finished == lineage.ancestors.size()
                ? Words::tr("all finished by %1").arg(name)
                : Words::tr("%1 finished by %2").arg(format::count(std::int64_t(reader.finished)), name));
    }
    return texts;
}

}
