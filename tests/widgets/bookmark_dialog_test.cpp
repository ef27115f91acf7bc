#include "support/runs.h"
#include "widgets/panels/bookmark_dialog.h"
#include "widgets/sequence_text.h"
#include "world/timeline.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

using namespace shardscope;
using namespace shardscope::widgets;

namespace {

constexpr std::int64_t kEpoch = 1'795'132'800; // 2026-11-20T00:00:00Z

struct Asking {
    std::shared_ptr<const world::World> world;
    std::unique_ptr<BookmarkDialog> dialog;

    Asking()
    {
        world::Timeline timeline{support::smallScenario(1)};
        timeline.runUntil(base::instantAt(base::Duration{30'000}));
        world = std::make_shared<const world::World>(timeline.world());
        std::size_t billing = 0;
        while (world->actors().at(billing).name != "billing")
            ++billing;
        dialog = std::make_unique<BookmarkDialog>(world, billing, streams::ShardIndex{1}, Theme::light(), nullptr);
    }
    void choose(streams::IteratorType type)
    {
        auto* box = dialog->findChild<QComboBox*>("bookmarkType");
        box->setCurrentIndex(box->findData(int(type)));
    }
    [[nodiscard]] QLineEdit* value() const { return dialog->findChild<QLineEdit*>("bookmarkValue"); }
    [[nodiscard]] std::string digits() const
    {
        return dialog->findChild<QLabel*>("bookmarkDigits")->text().toStdString();
    }
};

}

TEST(SequenceText, TakesANumberApart)
{
    const streams::SequenceNumber number{kEpoch, 42, kEpoch + 75, 7};
    EXPECT_EQ(sequenceText(number, kEpoch).toStdString(),
        "which holds: shard index 7 · arrival second 00:01:15 · counter 42");
    EXPECT_EQ(sequenceText(number.decimal(), kEpoch), sequenceText(number, kEpoch));
    // Of another account, whose years lie before the run's.
    const streams::SequenceNumber old{0, 1, 1'417'651'200, 0};
    EXPECT_EQ(sequenceText(old, kEpoch).toStdString(),
        "which holds: shard index 0 · arrival second 2014-12-04T00:00:00Z · counter 1");
    EXPECT_TRUE(sequenceText(std::string{"12"}, kEpoch).isEmpty());
    EXPECT_TRUE(sequenceText(std::string{}, kEpoch).isEmpty());
}

TEST(BookmarkDialog, SaysWhatATypedSequenceNumberHolds)
{
    Asking asking;
    asking.choose(streams::IteratorType::AfterSequenceNumber);
    ASSERT_FALSE(asking.value()->text().isEmpty());
    EXPECT_EQ(asking.digits(), sequenceText(asking.value()->text().toStdString(), kEpoch).toStdString());
    EXPECT_NE(asking.digits().find("shard index 1"), std::string::npos) << asking.digits();
    EXPECT_TRUE(asking.dialog->chosen().has_value());
    asking.value()->setText("4711");
    EXPECT_EQ(asking.digits(), "");
    asking.choose(streams::IteratorType::TrimHorizon);
    EXPECT_EQ(asking.digits(), "");
    EXPECT_EQ(asking.dialog->chosen()->to.type, streams::IteratorType::TrimHorizon);
}
