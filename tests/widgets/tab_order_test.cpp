// The Tab key goes through a dialog as people read it: down each column, and along each line from left to right.
// Whatever it stops at has a name for a screen reader.
#include "support/world_builder.h"
#include "widgets/panels/access_dialog.h"
#include "widgets/panels/quotas_dialog.h"
#include "widgets/panels/run_settings_dialog.h"
#include "widgets/panels/stream_settings_dialog.h"
#include "widgets/stage/add_autoscaler_dialog.h"
#include "widgets/stage/add_producer_dialog.h"
#include "widgets/stage/create_stream_dialog.h"
#include "world/built_in_scenarios.h"

#include <QAccessible>
#include <QComboBox>
#include <QListWidget>
#include <QRadioButton>
#include <QTabWidget>
#include <QTest>

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

using namespace shardscope;
using namespace shardscope::widgets;

namespace {

using Newest = std::function<world::Snapshot()>;

struct Case {
    const char* name;
    std::function<std::unique_ptr<QDialog>(const Newest&)> make;
    // The pages or forms that it has.
    int pages = 1;
    std::function<void(QDialog&, int)> turnTo = [](QDialog&, int) {};
};

std::vector<QWidget*> stopsOf(QDialog& dialog)
{
    std::vector<QWidget*> stops;
    for (QWidget* each = dialog.nextInFocusChain(); each != &dialog; each = each->nextInFocusChain()) {
        if (each->isVisible() && (each->focusPolicy() & Qt::TabFocus) != 0 && each->focusProxy() == nullptr)
            stops.push_back(each);
    }
    return stops;
}

std::string nameOf(const QWidget& widget)
{
    const QString name = widget.objectName().isEmpty() ? widget.accessibleName() : widget.objectName();
    return (QString::fromLatin1(widget.metaObject()->className()) + ' ' + name).toStdString();
}

void checkOrder(QDialog& dialog)
{
    const std::vector<QWidget*> stops = stopsOf(dialog);
    EXPECT_GE(stops.size(), 2U);
    for (std::size_t i = 1; i < stops.size(); ++i) {
        const auto placeOf = [&](const QWidget* widget) {
            return QRect(widget->mapTo(&dialog, QPoint()), widget->size());
        };
        const QRect from = placeOf(stops[i - 1]);
        const QRect to = placeOf(stops[i]);
        const bool isOneColumn = from.left() <= to.right() && to.left() <= from.right();
        const bool isOneLine = from.top() <= to.center().y() && to.center().y() <= from.bottom();
        const std::string pair = nameOf(*stops[i - 1]) + " -> " + nameOf(*stops[i]);
        EXPECT_FALSE(isOneColumn && to.bottom() < from.top()) << "up: " << pair;
        EXPECT_FALSE(isOneLine && to.right() < from.left()) << "back: " << pair;
    }
}

void turnToTab(QDialog& dialog, int page) { dialog.findChild<QTabWidget*>()->setCurrentIndex(page); }

const std::vector<Case> kCases{
    {"AddProducer",
        [](const Newest& newest) {
            return std::make_unique<AddProducerDialog>(newest, "clicks", Theme::light(), nullptr);
        }},
    {"CreateStream",
        [](const Newest& newest) { return std::make_unique<CreateStreamDialog>(newest, Theme::light(), nullptr); }, 2,
        [](QDialog& dialog, int page) { dialog.findChildren<QRadioButton*>()[page]->setChecked(true); }},
    {"AddAutoscaler",
        [](const Newest& newest) {
            return std::make_unique<AddAutoscalerDialog>(newest, "clicks", Theme::light(), nullptr);
        },
        5,
        [](QDialog& dialog, int page) {
            dialog.findChild<QComboBox*>(QStringLiteral("approach"))->setCurrentIndex(page);
        }},
    {"StreamSettings",
        [](const Newest& newest) {
            return std::make_unique<StreamSettingsDialog>(newest, "clicks", Theme::light(), nullptr);
        },
        4, [](QDialog& dialog, int page) { dialog.findChild<QListWidget*>()->setCurrentRow(page); }},
    {"Access",
        [](const Newest& newest) { return std::make_unique<AccessDialog>(newest, "clicks", Theme::light(), nullptr); },
        4, [](QDialog& dialog, int page) { dialog.findChild<QTabWidget*>()->setCurrentIndex(page); }},
    {"Quotas", [](const Newest& newest) { return std::make_unique<QuotasDialog>(newest, Theme::light(), nullptr); }, 2,
        turnToTab},
    {"RunSettings",
        [](const Newest&) {
            return std::make_unique<RunSettingsDialog>(world::defaultScenario(), Theme::light(), nullptr);
        },
        4, turnToTab},
};

// The value of a list is its name for a screen reader, whose label is told apart.
void checkNames(QDialog& dialog)
{
    for (QWidget* stop : stopsOf(dialog)) {
        QAccessibleInterface* const told = QAccessible::queryAccessibleInterface(stop);
        ASSERT_NE(told, nullptr) << nameOf(*stop);
        EXPECT_TRUE(told->role() == QAccessible::ComboBox || !told->text(QAccessible::Name).isEmpty())
            << nameOf(*stop) << " at " << stop->mapTo(&dialog, QPoint()).y();
    }
}

class TabStops : public testing::TestWithParam<Case> {
protected:
    void onEachPage(const std::function<void(QDialog&)>& check) const;
};

void TabStops::onEachPage(const std::function<void(QDialog&)>& check) const
{
    world::World world = support::worldWithStream(2, 1);
    // Another region, so that a stream may be made there.
    (void)world.apply({.action = streams::ListStreamsRequest{}, .home = {{}, "eu-west-1"}});
    const auto shown = std::make_shared<const world::World>(std::move(world));
    const std::unique_ptr<QDialog> dialog = GetParam().make([&shown] { return shown; });
    dialog->resize(1'000, 2'000); // nothing has to be scrolled
    dialog->show();
    for (int page = 0; page < GetParam().pages; ++page) {
        SCOPED_TRACE(page);
        GetParam().turnTo(*dialog, page);
        QTest::qWait(1); // it is laid out anew
        check(*dialog);
    }
}

}

TEST_P(TabStops, AreInTheOrderOfReading) { onEachPage(checkOrder); }

TEST_P(TabStops, HaveNames) { onEachPage(checkNames); }

INSTANTIATE_TEST_SUITE_P(Dialogs, TabStops, testing::ValuesIn(kCases),
    [](const testing::TestParamInfo<Case>& of) { return std::string(of.param.name); });
