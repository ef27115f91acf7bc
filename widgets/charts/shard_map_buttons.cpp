#include "widgets/charts/shard_map_buttons.h"

#include "widgets/panels/level_dialog.h"
#include "world/level_plan.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace shardscope::widgets {

namespace {

// lupdate finds the context by this name.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(shardscope::widgets::ShardMapView)
};

}

ShardMapButtons::ShardMapButtons(QWidget* map)
    : m_key(new QToolButton(map)), m_level(new QToolButton(map)), m_create(new QPushButton(map))
{
    for (QToolButton* button : {m_key, m_level}) {
        button->setProperty("link", true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setCursor(Qt::PointingHandCursor);
    }
}

void ShardMapButtons::setFont(const QFont& small)
{
    m_key->setFont(small);
    m_level->setFont(small);
}

void ShardMapButtons::retranslate()
{
    m_key->setText(Words::tr("Type a key…"));
    m_key->setToolTip(Words::tr("Where a key's records go, step by step; and put one"));
    m_level->setToolTip(
        Words::tr("How even the ranges of the shards are: 0 for all of one width, near 1 where one has almost"
                  " the whole ring. Click for the plan that levels them."));
    m_create->setText(Words::tr("New stream…"));
}

void ShardMapButtons::place(const Ground& ground)
{
    placeKey(ground);
    placeLevel(ground);
    placeCreate(ground);
}

void ShardMapButtons::placeKey(const Ground& ground)
{
    const ShardMapScene& scene = ground.scene;
    m_key->adjustSize();
    const QRect axis = scene.bands.axis;
    const int x = std::min(axis.center().x() + scene.theme.px(60), axis.right() - scene.theme.px(90) - m_key->width());
    m_key->move(x, axis.bottom() - scene.theme.px(8) - m_key->height() / 2);
    // On the ring the foot of the map is free at its sides.
    if (ground.isRing)
        m_key->move(axis.left(), axis.bottom() - scene.theme.px(8) - m_key->height() / 2);
    m_key->setVisible((!scene.bands.isLow || ground.isRing) && !scene.layout.isEmpty() && !ground.isGestureUnderWay);
}

// At the left of the axis's middle, or at the right end where the map is low and the rest has gone.
void ShardMapButtons::placeLevel(const Ground& ground)
{
    const ShardMapScene& scene = ground.scene;
    const bool isUneven = ground.gini >= world::kUnevenFrom;
    if (isUneven) {
        m_level->setText(Words::tr("Uneven: Gini %1…").arg(giniText(ground.gini)));
        m_level->adjustSize();
        const QRect axis = scene.bands.axis;
        const int half = QFontMetrics(m_level->font()).horizontalAdvance(hashAxisTitle()) / 2;
        const int x = scene.bands.isLow || ground.isRing
            ? axis.right() - m_level->width()
            : axis.center().x() - half - scene.theme.px(14) - m_level->width();
        m_level->move(x, axis.bottom() - scene.theme.px(8) - m_level->height() / 2);
    }
    m_level->setVisible(isUneven && !scene.layout.isEmpty() && !ground.isGestureUnderWay);
}

// Under the words that stand in the middle, two lines of them at most.
void ShardMapButtons::placeCreate(const Ground& ground)
{
    const ShardMapScene& scene = ground.scene;
    m_create->adjustSize();
    const QPoint middle = scene.bands.body.center();
    const int under = 2 * QFontMetrics(scene.font).lineSpacing() + scene.theme.px(8);
    m_create->move(middle.x() - m_create->width() / 2,
        std::min(middle.y() + under, scene.bands.body.bottom() - m_create->height() - scene.theme.px(8)));
    m_create->setVisible(ground.isWithoutStream);
}

}
