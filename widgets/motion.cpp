#include "widgets/motion.h"

#include <QApplication>
#include <QStyle>
#include <QVariant>

namespace shardscope::widgets {

namespace {

// Kept by the application object, so that there is one answer and it ends with the program.
constexpr auto kProperty = "shardscopeReducedMotion";

}

bool isMotionReduced()
{
    if (qEnvironmentVariableIntValue("SHARDSCOPE_REDUCED_MOTION") == 1)
        return true;
    const QCoreApplication* program = QCoreApplication::instance();
    if (program == nullptr || program->property(kProperty).toBool())
        return true;
    return QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration) == 0;
}

void setMotionReduced(bool isReduced) { QCoreApplication::instance()->setProperty(kProperty, isReduced); }

}
