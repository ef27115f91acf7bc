#include "widgets/stage/add_autoscaler_dialog.h"

#include "support/world_builder.h"

#include <QComboBox>
#include <QLabel>

#include <gtest/gtest.h>

#include <memory>

using namespace shardscope;
using namespace shardscope::widgets;

// data-streams.md, 10.1: it scales what its service namespaces name, and Kinesis Data Streams is none of them.
TEST(AddAutoscalerDialog, SaysThatApplicationAutoScalingTakesACustomResource)
{
    const auto shown = std::make_shared<const world::World>(support::worldWithStream(2, 1));
    const AddAutoscalerDialog dialog{[shown] { return shown; }, "clicks", Theme::light(), nullptr};
    auto* approach = dialog.findChild<QComboBox*>(QStringLiteral("approach"));
    const auto* promise = dialog.findChild<QLabel*>(QStringLiteral("promise"));
    ASSERT_EQ(approach->count(), 5);
    for (int page = 0; page < approach->count(); ++page) {
        approach->setCurrentIndex(page);
        const bool isOfApplications = std::holds_alternative<operations::TargetTracking>(dialog.config().approach)
            || std::holds_alternative<operations::StepScaling>(dialog.config().approach);
        EXPECT_EQ(isOfApplications, page < 2);
        EXPECT_EQ(promise->text().contains(QStringLiteral("custom resource")), isOfApplications)
            << promise->text().toStdString();
    }
}
