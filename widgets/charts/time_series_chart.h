// Lines over virtual time, drawn by Qt Charts: at most four series of 400 points, pens of
// exactly one pixel, no animation, one replace() per series. Grid, labels, limits and the
// crosshair are our own, on layers below and above, so that they cost nothing per point.
//
// The crosshair is the Selection's instant: all charts of the window show the same.
#pragma once

#include "widgets/accessible/spoken_picture.h"
#include "widgets/menu/pointed.h"
#include "widgets/selection.h"
#include "widgets/theme.h"
#include "world/queries.h"

#include <QColor>
#include <QPen>
#include <QString>
#include <QWidget>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

QT_BEGIN_NAMESPACE
class QChart;
class QChartView;
class QLineSeries;
QT_END_NAMESPACE

namespace shardscope::widgets {

class CrosshairOverlay;

struct ChartLine {
    QString name;
    QString latest; // written behind the name in the legend
    QColor colour;
    world::Series columns;
    bool isDashed = false;
    // Whose line it is: lit while the pointer is over it anywhere. Nothing for a line of nobody's own.
    Choice of;
    bool hasGaps = false; // nothing is drawn across columns without a value
    friend bool operator==(const ChartLine&, const ChartLine&) = default;
};

struct ChartLimit {
    std::int64_t value = 0;
    QString text;
    friend bool operator==(const ChartLimit&, const ChartLimit&) = default;
};

// Something that the lines do not show, circled at its place.
struct ChartSpike {
    base::Instant at{};
    std::int64_t value = 0;
    std::int64_t shown = 0; // what the line says instead
    QString text;           // beside the circle; empty for one that needs no words
    friend bool operator==(const ChartSpike&, const ChartSpike&) = default;
};

struct ChartPicture {
    QString title;
    TimeSpan span;
    std::vector<ChartLine> lines; // at most four
    // Drawn at its place or, far above everything else, at the top with an arrow.
    std::optional<ChartLimit> limit;
    // The axis reaches at least up to here.
    std::int64_t least = 1;
    // And never much further than this: lines that go on leave at the top.
    std::optional<std::int64_t> most;
    std::vector<ChartSpike> spikes;
    // Said in the middle of a plot that has no line to show yet.
    QString remark;
    friend bool operator==(const ChartPicture&, const ChartPicture&) = default;
};

class TimeSeriesChart : public QWidget, public SpokenPicture, public Pointable {
    Q_OBJECT

public:
    // What the values are, and so how they are written: records or bytes a second, or milliseconds.
    enum class Unit { Records, Bytes, Milliseconds };
    static constexpr std::uint32_t kMostColumns = 200;

    TimeSeriesChart(Selection* selection, Unit unit, QWidget* parent);
    ~TimeSeriesChart() override;

    void setTheme(const Theme& theme);
    void setUnit(Unit unit);
    void present(ChartPicture picture);

    // How many columns to ask for: one for every two pixels.
    [[nodiscard]] std::uint32_t columns() const;
    [[nodiscard]] const ChartPicture& picture() const { return m_picture; }
    [[nodiscard]] QRect plot() const;
    // Of the words of the limit: at the left, or at the right where lines run through them at the left only.
    [[nodiscard]] QRect limitBox() const;
    [[nodiscard]] QString valueText(std::int64_t value) const;
    // The values under an instant, one per line; unset where a line has none near.
    [[nodiscard]] std::vector<std::optional<world::Extremes>> valuesAt(base::Instant at) const;
    [[nodiscard]] QSize sizeHint() const override { return {420, 190}; }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return {std::min(m_theme.px(180), 440), m_theme.px(66) + 64};
    }

    // Its lines with their latest values, and the limit, as children.
    [[nodiscard]] QAccessible::Role pictureRole() const override { return QAccessible::Chart; }
    [[nodiscard]] int partCount() const override;
    [[nodiscard]] SpokenPart part(int index) const override;
    [[nodiscard]] std::optional<Pointed> pointedAt(std::optional<QPoint> at) override;

signals:
    // An instant was clicked, in this pixel.
    void instantPicked(shardscope::base::Instant at, QPoint where);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    friend class CrosshairOverlay;

    void placeLayers();
    void widenGutter();
    void replaceSeries();
    void renewPens();
    [[nodiscard]] QPen penOf(const ChartLine& line) const;
    // The pointer is over what the line stands for, here or in another panel.
    [[nodiscard]] bool isLit(const ChartLine& line) const;
    // Of the lines near the pointer the nearest; -1 where there is none.
    [[nodiscard]] int lineAt(QPointF at) const;
    [[nodiscard]] Choice choiceAt(QPointF at) const;
    [[nodiscard]] base::Instant instantAt(double x) const;
    // Where the keyboard stands: the crosshair where it is in sight, else the last value.
    [[nodiscard]] base::Instant focusedInstant() const;
    void chooseLine(int by);
    void paintFrame(QPainter& painter) const;
    void paintGappedLines(QPainter& painter) const;
    void paintLegend(QPainter& painter) const;
    // What of the legend there is room for: first the latest values go, then the last names.
    struct Legend {
        std::vector<QString> texts;
        int hidden = 0;
        int width = 0;
        bool isBeside = false; // beside the title
    };
    [[nodiscard]] Legend fittingLegend() const;
    [[nodiscard]] bool isLimitFar() const { return m_picture.limit->value > m_top; }
    [[nodiscard]] int limitHeight() const; // in pixels, of its line
    [[nodiscard]] QString limitText() const;
    [[nodiscard]] bool hasLinesIn(const QRect& box) const;
    void paintLimit(QPainter& painter) const;
    void paintSpikes(QPainter& painter) const;
    void paintRange(QPainter& painter) const;
    void paintCrosshair(QPainter& painter) const;
    [[nodiscard]] double y(double value) const;
    [[nodiscard]] std::vector<std::int64_t> ticks() const;

    Selection* m_selection;
    Theme m_theme = Theme::light();
    Unit m_unit;
    ChartPicture m_picture;
    std::int64_t m_top = 1; // value at the upper edge of the plot
    int m_chosen = -1;      // the line that the arrows have chosen; -1 for none
    int m_gutter = 48;      // for the values at the left; as wide as that of the shard map unless one needs more
    Legend m_legend;
    QChart* m_chart;
    QChartView* m_view;
    std::vector<QLineSeries*> m_series;
    CrosshairOverlay* m_overlay;
};

}
