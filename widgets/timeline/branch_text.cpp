#include "widgets/timeline/branch_text.h"

#include <QCoreApplication>

namespace shardscope::widgets {

QString branchName(const world::BranchInfo& branch, std::size_t index)
{
    if (index == 0 && branch.name == "main")
        return QCoreApplication::translate("shardscope::widgets::TimelinePanel", "main");
    return QString::fromStdString(branch.name);
}

}
