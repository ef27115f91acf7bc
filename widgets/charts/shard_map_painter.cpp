#include "widgets/charts/shard_map_painter.h"

#include "widgets/charts/paint_parts.h"
#include "widgets/format.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace shardscope::widgets {

namespace {

constexpr int kGutter = 48; // labels of the utilisation axis; as wide as that of the charts
constexpr int kRightMargin = 12;
constexpr int kTop = 6;
constexpr int kHeader = 40;
constexpr int kAxis = 54;
// What they yield first where the map is low: the columns are what must be seen.
constexpr int kLowBelow = 226;
constexpr int kLowHeader = 24;
constexpr int kLowAxis = 38;
constexpr int kNeedle = 20; // the longest needle
// Columns thinner than this are too thin for their hatching to be told: a tick above says it too.
constexpr int kTickBelow = 10;

// lupdate finds the context by this name.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(ShardMap)
};

// The read bar at the right of a column: how wide, its distance included.
int readBarRoom(int columnWidth)
{
    if (columnWidth >= 60)
        return 8;
    return columnWidth >= 20 ? 4 : 0;
}

void paintScale(QPainter& painter, const ShardMapScene& scene)
{
    painter.setFont(sized(scene.font, scene.theme.smallPx, false));
    painter.setPen(scene.theme.mutedText);
    for (const int percent : {0, 50, 100}) {
        const int y = scene.bands.y(percent * 10);
        const int high = scene.theme.px(16);
        const QRect box(0, y - high / 2, scene.bands.body.left() - 8, high);
        painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, format::percent(percent));
    }
}

void paintQuotaLine(QPainter& painter, const ShardMapScene& scene)
{
    const int y = scene.bands.y(1'000);
    const QColor colour = scene.theme.hotText;
    for (int x = scene.bands.left(); x < scene.bands.right(); x += 8)
        painter.fillRect(x, y, std::min(5, scene.bands.right() - x), 1, colour);
}

// The dimension that does not bind, as a line across the column with its name where there is room.
void paintOther(QPainter& painter, const ShardMapScene& scene, QRect column, const world::ShardUse& use)
{
    const Binding binding = bindingOf(use.offered, scene.quota);
    if (column.width() < kTickBelow || binding.other() <= 0)
        return;
    const int y = scene.bands.y(std::min<std::int64_t>(binding.other(), ShardMapBands::kTopPerMille));
    // A hair on thin columns: sixty strong lines would be louder than the load.
    if (column.width() < scene.theme.px(kNarrowestLabel)) {
        painter.fillRect(column.left(), y - 1, column.width(), 1, scene.theme.text);
        return;
    }
    painter.fillRect(column.left(), y - 2, column.width(), 4, scene.theme.panel);
    painter.fillRect(column.left(), y - 1, column.width(), 2, scene.theme.text);
    const QString percent = format::percent(double(binding.other()) / 10);
    const QString name =
        binding.isRecords() ? Words::tr("bytes %1").arg(percent) : Words::tr("records %1").arg(percent);
    const QFont font = sized(scene.font, scene.theme.smallPx, false);
    const QFontMetrics metrics(font);
    const QString text = fitting(metrics,
        std::min(column.right() + 1, scene.bands.right()) - std::max(column.left(), scene.bands.left()) - 12,
        {name, percent});
    if (text.isEmpty())
        return;
    // Above its line, on a plate of its own: it may lie over stripes. Never over the edge of the fill.
    const int height = metrics.height();
    const int fill = scene.bands.y(std::min<std::int64_t>(use.offered.perMille, ShardMapBands::kTopPerMille));
    const bool isAbove = y - 3 - height >= std::max(column.top(), fill);
    const QRect plate(std::max(column.left(), scene.bands.left()), isAbove ? y - 2 - height : y + 2,
        metrics.horizontalAdvance(text) + 8, height);
    // Nor over the needles under the column; where the map is low against its letters there is only the line.
    const int floor = scene.bands.y(0);
    if (plate.bottom() > floor || floor - column.top() < 5 * height)
        return;
    painter.fillRect(plate, scene.theme.panel);
    painter.setFont(font);
    painter.setPen(scene.theme.text);
    painter.drawText(plate, Qt::AlignCenter, text);
}

// The top of a fill that somebody asked to be seen, however little it stands for.
int topOfRule(const ShardMapScene& scene, std::int64_t perMille)
{
    const QRect body = scene.bands.body;
    const int top = scene.bands.y(std::clamp<std::int64_t>(perMille, 0, ShardMapBands::kTopPerMille));
    return std::max(body.top(), std::min(top, body.bottom() + 1 - kLeastRuleFill));
}

void fillByRule(QPainter& painter, const ShardMapScene& scene, QRect column, std::int64_t perMille, std::size_t rule)
{
    column.setTop(topOfRule(scene, perMille));
    painter.save();
    painter.setBrushOrigin(0, 0);
    painter.fillRect(column, QBrush(scene.ruleFills[rule].tile));
    painter.restore();
}

void paintCells(QPainter& painter, const ShardMapScene& scene)
{
    const QRect body = scene.bands.body;
    const auto [begin, end] = scene.cellsInSight();
    for (std::size_t i = begin; i < end; ++i) {
        const ShardCell& cell = scene.layout.cells()[i];
        const int width = cell.columnWidth();
        if (cell.width() < 2)
            continue;
        const world::ShardUse& use = scene.uses[i];
        const int readRoom = readBarRoom(width);
        const QRect column(cell.left, body.top(), width - readRoom, body.height());
        painter.fillRect(column, scene.theme.track);
        if (const auto rule = scene.ruleOf(use))
            fillByRule(painter, scene, column, use.offered.perMille, *rule);
        else
            fillColumn(painter, scene, column, use.offered.perMille, scene.isAlarming(use));
        paintOther(painter, scene, column, use);
        if (readRoom > 0) {
            const int barWidth = readRoom - (readRoom > 4 ? 2 : 1);
            const QRect bar(cell.left + width - barWidth, body.top(), barWidth, body.height());
            painter.fillRect(bar, scene.theme.track);
            const int top = scene.bands.y(std::min<std::int64_t>(use.readPerMille, ShardMapBands::kTopPerMille));
            if (use.readPerMille > 0)
                painter.fillRect(bar.left(), top, bar.width(), body.bottom() + 1 - top, scene.theme.read);
            if (use.readRefused > 0)
                fillHatched(painter, QRect(bar.left(), body.top(), bar.width(), 12), scene.theme.hot.rgb(),
                    scene.hatch);
        }
    }
}

// Shards thinner than two pixels: every pixel shows the fullest of those it covers, in the fill of
// the first rule that holds for any of them.
void paintDensity(QPainter& painter, const ShardMapScene& scene)
{
    struct Pixel {
        std::int64_t perMille = -1;
        bool isHatched = false;
        std::optional<std::size_t> rule;
    };
    const int left = scene.bands.left();
    std::vector<Pixel> pixels(std::size_t(scene.bands.right() - left));
    const auto [begin, end] = scene.cellsInSight();
    for (std::size_t i = begin; i < end; ++i) {
        const ShardCell& cell = scene.layout.cells()[i];
        if (cell.width() >= 2)
            continue;
        const std::size_t at = std::min(std::size_t(std::max(0, cell.left - left)), pixels.size() - 1);
        pixels[at].perMille = std::max(pixels[at].perMille, scene.uses[i].offered.perMille);
        pixels[at].isHatched = pixels[at].isHatched || scene.isAlarming(scene.uses[i]);
        if (const auto rule = scene.ruleOf(scene.uses[i]); rule && (!pixels[at].rule || *rule < *pixels[at].rule))
            pixels[at].rule = rule;
    }
    if (std::none_of(pixels.begin(), pixels.end(), [](const Pixel& p) { return p.perMille >= 0; }))
        return;
    // Written straight into an image: a thousand hatched columns of one pixel would each cost as
    // much as a wide one.
    const QRect body = scene.bands.body;
    struct Column {
        QRgb above = 0;
        QRgb fill = 0;
        QRgb stripe = 0;
        int top = 0;
        const QImage* rule = nullptr;
    };
    std::vector<Column> columns(pixels.size());
    for (std::size_t i = 0; i < pixels.size(); ++i) {
        const Pixel& pixel = pixels[i];
        if (pixel.perMille < 0)
            continue;
        const int y = scene.bands.y(std::min<std::int64_t>(pixel.perMille, ShardMapBands::kTopPerMille));
        const QRgb fill = scene.theme.columnFill(double(pixel.perMille) / 10);
        columns[i] = {scene.theme.track.rgb(), fill, pixel.isHatched ? scene.theme.hatch.rgb() : fill,
            pixel.perMille == 0 ? body.height() : std::min(y - body.top(), body.height() - 1)};
        if (pixel.rule) {
            columns[i].rule = &scene.ruleFills[*pixel.rule].pixels;
            columns[i].top = topOfRule(scene, pixel.perMille) - body.top();
        }
    }
    const int width = int(pixels.size());
    const int height = body.height();
    QImage image(width, height, QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < height; ++y) {
        auto* const line = reinterpret_cast<QRgb*>(image.scanLine(y));
        int phase = y % kHatchPeriod;
        for (int x = 0; x < width; ++x) {
            const Column& column = columns[std::size_t(x)];
            if (y < column.top)
                line[x] = column.above;
            else if (column.rule == nullptr)
                line[x] = phase < kHatchStripe ? column.stripe : column.fill;
            else // from the map's origin on, as the wide columns are
                line[x] = column.rule->pixel((left + x) % kRuleTile, (body.top() + y) % kRuleTile);
            phase = phase + 1 == kHatchPeriod ? 0 : phase + 1;
        }
    }
    painter.drawImage(left, body.top(), image);
}

// Where columns are thin, a tick above every one that refuses or is asked for too much.
void paintTicks(QPainter& painter, const ShardMapScene& scene)
{
    const auto [begin, end] = scene.cellsInSight();
    // Close to the column: a heading may stand right above.
    const int top = scene.bands.body.top() - 4;
    for (std::size_t i = begin; i < end; ++i) {
        const ShardCell& cell = scene.layout.cells()[i];
        if (cell.width() >= kTickBelow || !scene.isAlarming(scene.uses[i]))
            continue;
        const int middle = (cell.left + std::max(cell.left, cell.right - 1)) / 2;
        painter.fillRect(middle - 1, top, 3, 3, scene.theme.hot);
    }
}

struct LabelFonts {
    QFont title;
    QFont line;
    QFontMetrics titleMetrics;
    QFontMetrics lineMetrics;

    explicit LabelFonts(const ShardMapScene& scene)
        : title(sized(scene.font, scene.theme.bodyPx, true)), line(sized(scene.font, scene.theme.smallPx, false)),
          titleMetrics(title), lineMetrics(line)
    {
    }
};

QColor labelColour(const ShardMapScene& scene, const world::ShardUse& use)
{
    if (scene.isAlarming(use))
        return scene.theme.hotText;
    return use.offered.perMille >= 800 ? scene.theme.warmText : scene.theme.mutedText;
}

QString forecastOf(const ShardMapScene& scene, streams::ShardIndex shard)
{
    for (const auto& [of, until] : scene.forecasts)
        if (of == shard)
            return Words::tr("throttles in %1").arg(format::duration(until));
    return {};
}

// A small pin head: this shard is kept in sight.
void paintPin(QPainter& painter, const ShardMapScene& scene, int x, int y)
{
    for (int row = 0; row < 4; ++row) {
        painter.fillRect(x + 3 - row, y + row, 2 * row + 1, 1, scene.theme.accent);
        painter.fillRect(x + 3 - row, y + 6 - row, 2 * row + 1, 1, scene.theme.accent);
    }
}

void paintLabel(QPainter& painter, const ShardMapScene& scene, const LabelFonts& fonts, std::size_t at)
{
    const ShardCell& cell = scene.layout.cells()[at];
    const world::ShardUse& use = scene.uses[at];
    // A column that is cut by the edge has its label where it begins to be seen.
    const int left = std::max(cell.left, scene.bands.left());
    const int width = std::min(cell.left + cell.columnWidth(), scene.bands.right()) - left;
    if (width < scene.theme.px(kNarrowestLabel))
        return;
    const int top = scene.bands.header.top();
    const QString dot = QStringLiteral(" · ");
    const QString percent = format::percent(double(use.offered.perMille) / 10);
    // Which of both limits it is a percentage of.
    const bool isByRecords = bindingOf(use.offered, scene.quota).isRecords();
    const QString share = use.offered.perMille == 0 ? percent
        : isByRecords                               ? Words::tr("%1 by records").arg(percent)
                                                    : Words::tr("%1 by bytes").arg(percent);
    const QString number = QString::number(streams::number(cell.shard));
    const QString title = fitting(fonts.titleMetrics, width, {format::shardLabel(cell.shard), number});
    painter.setFont(fonts.title);
    painter.setPen(scene.theme.text);
    painter.drawText(left, top + 4 + fonts.titleMetrics.ascent(), title);
    int used = fonts.titleMetrics.horizontalAdvance(title) + 8;
    if (scene.pins.contains(cell.shard) && used + 8 <= width) {
        paintPin(painter, scene, left + used - 2, top + 8);
        used += 12;
    }
    painter.setFont(fonts.line);
    painter.setPen(labelColour(scene, use));
    const QString bytes = format::byteRate(double(use.offered.bytesPerSecond));
    const QString records = format::recordRate(double(use.offered.recordsPerSecond));
    const auto widest = [&](int room) {
        return fitting(fonts.lineMetrics, room,
            {share + dot + (isByRecords ? records + dot + bytes : bytes + dot + records),
                share + dot + (isByRecords ? records : bytes), percent + dot + (isByRecords ? records : bytes), share,
                percent});
    };
    const QString forecast = forecastOf(scene, cell.shard);
    if (scene.bands.isLow) {
        // On one line what is about to happen comes before how much it is now.
        const QString warned = forecast.isEmpty()
            ? QString{}
            : fitting(fonts.lineMetrics, width - used, {share + dot + forecast, percent + dot + forecast, forecast});
        if (!warned.isEmpty())
            painter.setPen(scene.theme.warmText);
        painter.drawText(left + used, top + 4 + fonts.titleMetrics.ascent(),
            warned.isEmpty() ? widest(width - used) : warned);
        return;
    }
    painter.drawText(left, top + scene.theme.px(21) + fonts.lineMetrics.ascent(), widest(width));
    if (!forecast.isEmpty() && used + fonts.lineMetrics.horizontalAdvance(forecast) <= width) {
        painter.setPen(scene.theme.warmText);
        painter.drawText(left + used, top + 4 + fonts.titleMetrics.ascent(), forecast);
    }
}

void paintLabels(QPainter& painter, const ShardMapScene& scene)
{
    const LabelFonts fonts(scene);
    const auto [begin, end] = scene.cellsInSight();
    for (std::size_t i = begin; i < end; ++i)
        if (scene.layout.cells()[i].columnWidth() >= scene.theme.px(kNarrowestLabel))
            paintLabel(painter, scene, fonts, i);
}

// Points at shards whose columns are too thin for a label: that in focus, then those that are pinned.
void paintPointers(QPainter& painter, const ShardMapScene& scene, const LabelFonts& fonts, std::size_t hottest,
    int freeFrom)
{
    const std::vector<ShardCell>& cells = scene.layout.cells();
    std::vector<std::size_t> shown{hottest};
    for (const streams::ShardIndex pin : scene.pins)
        if (const auto at = scene.layout.find(pin); at && *at != hottest)
            shown.push_back(*at);
    const int row =
        scene.bands.header.top() + (scene.bands.isLow ? 4 : scene.theme.px(18)) + fonts.lineMetrics.ascent();
    std::vector<std::pair<int, int>> taken{{scene.bands.left(), freeFrom}};
    for (const std::size_t at : shown) {
        const int x = (cells[at].left + cells[at].right) / 2;
        if (x < scene.bands.left() || x >= scene.bands.right())
            continue;
        const bool isHot = scene.isAlarming(scene.uses[at]);
        const QColor colour = isHot ? scene.theme.hot : at == hottest ? scene.theme.mutedText : scene.theme.accent;
        const int tip = scene.bands.body.top() - 2;
        for (int line = 0; line < 4; ++line)
            painter.fillRect(x - line, tip - line, 2 * line + 1, 1, colour);
        const QString label = format::shardLabel(cells[at].shard) + QStringLiteral("  ")
            + format::percent(double(scene.uses[at].offered.perMille) / 10);
        const int width = fonts.lineMetrics.horizontalAdvance(label);
        const int least = scene.bands.isLow ? freeFrom : scene.bands.left();
        // The label stays inside the map, beside its pointer when it cannot be above it.
        const int left = std::clamp(x - width / 2, least, std::max(least, scene.bands.right() - width));
        const bool isCovered = std::any_of(taken.begin() + (scene.bands.isLow ? 0 : 1), taken.end(),
            [&](auto other) { return left < other.second + 6 && left + width + 6 > other.first; });
        if (isCovered && at != hottest)
            continue;
        taken.emplace_back(left, left + width);
        painter.setFont(fonts.line);
        painter.setPen(labelColour(scene, scene.uses[at]));
        painter.drawText(left, row, label);
    }
}

// Where no label fits: what the whole map says, and where the shard in focus stands.
void paintSummary(QPainter& painter, const ShardMapScene& scene)
{
    const std::vector<ShardCell>& cells = scene.layout.cells();
    const auto [begin, end] = scene.cellsInSight();
    if (begin == end)
        return;
    const std::optional<std::size_t> focus = scene.focus ? scene.layout.find(*scene.focus) : std::nullopt;
    const bool hasFocus = focus && *focus >= begin && *focus < end;
    std::size_t hottest = hasFocus ? *focus : begin;
    std::size_t throttled = 0;
    for (std::size_t i = begin; i < end; ++i) {
        if (cells[i].columnWidth() >= scene.theme.px(kNarrowestLabel))
            return;
        throttled += scene.uses[i].isThrottled() ? 1 : 0;
        if (!hasFocus && scene.uses[i].offered.perMille > scene.uses[hottest].offered.perMille)
            hottest = i;
    }
    const LabelFonts fonts(scene);
    painter.setFont(fonts.title);
    painter.setPen(scene.theme.text);
    const QString refusing = throttled == 0 ? Words::tr("none refuses writes")
        : throttled == 1                    ? Words::tr("one refuses writes")
                                            : Words::tr("%1 refuse writes").arg(format::count(std::int64_t(throttled)));
    const QString all = format::count(std::int64_t(cells.size()));
    QString text = end - begin == cells.size()
        ? Words::tr("%1 shards").arg(all)
        : Words::tr("%1 of %2 shards in sight").arg(format::count(std::int64_t(end - begin)), all);
    text += QStringLiteral(" · ") + refusing;
    painter.drawText(scene.bands.left(), scene.bands.header.top() + 4 + fonts.titleMetrics.ascent(), text);
    paintPointers(painter, scene, fonts, hottest, scene.bands.left() + fonts.titleMetrics.horizontalAdvance(text) + 14);
}

int needleLength(const ShardMapScene& scene, const Needle& needle)
{
    // The square root keeps a key of 1 % visible beside one of 70 %.
    return 3
        + int(std::lround((scene.theme.px(kNeedle) - 3) * std::sqrt(std::min(1.0, double(needle.perMille) / 700))));
}

QFont needleFont(const ShardMapScene& scene, std::size_t needle)
{
    return sized(scene.font, scene.theme.smallPx, needle == 0);
}

constexpr int kNeedleRow = 13; // pixels between two rows of names
constexpr int kLongestName = 160;

void paintNeedles(QPainter& painter, const ShardMapScene& scene)
{
    const int top = scene.bands.axis.top() + 2;
    // From the coolest on, so that hot needles lie on top.
    for (auto needle = scene.needles.rbegin(); needle != scene.needles.rend(); ++needle) {
        const int x = int(scene.layout.x(needle->hash));
        if (x < scene.bands.left() || x >= scene.bands.right())
            continue;
        const bool isHot = needle->perMille >= 200;
        const int width = isHot ? 3 : 1;
        const QColor colour = needle->perMille >= 500 ? scene.theme.hot : isHot ? scene.theme.warm : scene.theme.read;
        painter.fillRect(x - width / 2, top, width, needleLength(scene, *needle), colour);
    }
    for (const NeedleLabel& label : placeNeedleLabels(scene)) {
        const Needle& needle = scene.needles[label.needle];
        painter.setFont(needleFont(scene, label.needle));
        const QFontMetrics metrics(painter.font());
        const QColor colour = needle.perMille >= 500 ? scene.theme.hotText
            : needle.perMille >= 200                 ? scene.theme.warmText
                                                     : scene.theme.mutedText;
        if (label.row > 0) {
            // A thin line leads from the needle down to its name.
            const int x = int(scene.layout.x(needle.hash));
            const int from = top + needleLength(scene, needle);
            painter.fillRect(x, from, 1, std::max(0, top + scene.theme.px(8 + kNeedleRow) - from), colour);
        }
        painter.setPen(colour);
        painter.drawText(label.left, top + scene.theme.px(8 + label.row * kNeedleRow) + metrics.ascent(),
            metrics.elidedText(needle.name, Qt::ElideMiddle, scene.theme.px(kLongestName)));
    }
}

void paintAxis(QPainter& painter, const ShardMapScene& scene)
{
    const QRect axis = scene.bands.axis;
    const int left = scene.bands.left();
    const int right = scene.bands.right();
    painter.fillRect(left, axis.top(), right - left, 1, scene.theme.line);
    // Wider than its range: a dotted base says that the scale is broken here.
    const auto [begin, end] = scene.cellsInSight();
    for (std::size_t i = begin; i < end; ++i) {
        const ShardCell& cell = scene.layout.cells()[i];
        if (cell.isWidened)
            for (int x = cell.left; x < cell.left + cell.columnWidth(); x += 4)
                painter.fillRect(x, axis.top(), 2, 2, scene.theme.mutedText);
    }
    if (scene.bands.isLow)
        return;
    painter.setFont(sized(scene.font, scene.theme.smallPx, false));
    painter.setPen(scene.theme.mutedText);
    const QRect row(left, axis.bottom() - scene.theme.px(16), right - left, scene.theme.px(15));
    const bool isWhole = scene.layout.left() == left && scene.layout.right() == right;
    painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter,
        isWhole || begin == end ? QStringLiteral("0") : format::ringPosition(scene.layout.keyAt(left)));
    painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter,
        isWhole || begin == end ? QStringLiteral("2¹²⁸ − 1") : format::ringPosition(scene.layout.keyAt(right)));
    painter.drawText(row, Qt::AlignHCenter | Qt::AlignVCenter, hashAxisTitle());
}

void paintPending(QPainter& painter, const ShardMapScene& scene)
{
    const QRect body = scene.bands.body;
    for (const PendingCut& pending : scene.pending) {
        const std::optional<std::size_t> at = scene.layout.find(pending.shard);
        if (!at)
            continue;
        const ShardCell& cell = scene.layout.cells()[*at];
        if (pending.at && cell.width() >= 2)
            dashedColumn(painter, int(ShardMapLayout::x(cell, *pending.at)), body.top(), body.bottom(),
                scene.theme.text);
        if (pending.other) {
            const std::optional<std::size_t> to = scene.layout.find(*pending.other);
            if (!to)
                continue;
            const ShardCell& other = scene.layout.cells()[*to];
            const int from = std::min(cell.left, other.left);
            const int until = std::max(cell.left + cell.columnWidth(), other.left + other.columnWidth());
            // A bracket over both: they will be one.
            painter.fillRect(from, body.top() - 4, until - from, 2, scene.theme.text);
            painter.fillRect(from, body.top() - 4, 2, 8, scene.theme.text);
            painter.fillRect(until - 2, body.top() - 4, 2, 8, scene.theme.text);
        }
    }
}

}

std::pair<std::size_t, std::size_t> ShardMapScene::cellsInSight() const
{
    const std::vector<ShardCell>& cells = layout.cells();
    const auto first = std::lower_bound(cells.begin(), cells.end(), bands.left(),
        [](const ShardCell& cell, int x) { return cell.right < x || (cell.right == x && cell.width() > 0); });
    const auto last = std::lower_bound(first, cells.end(), bands.right(),
        [](const ShardCell& cell, int x) { return cell.left < x || (cell.left == x && cell.right == x); });
    return {std::size_t(first - cells.begin()), std::size_t(last - cells.begin())};
}

bool ShardMapScene::isListed(std::size_t cell) const
{
    return !listed || std::binary_search(listed->begin(), listed->end(), layout.cells()[cell].shard);
}

void ShardMapScene::setColourRules(std::vector<ColourRule> colourRules, qreal pixelRatio)
{
    rules = std::move(colourRules);
    ruleFills.clear();
    for (const ColourRule& rule : rules)
        ruleFills.push_back({QPixmap::fromImage(ruleTile(theme, rule.series, rule.pattern, pixelRatio)),
            ruleTile(theme, rule.series, rule.pattern, 1)});
}

std::optional<std::size_t> ShardMapScene::ruleOf(const world::ShardUse& use) const
{
    return firstMatch(rules, use, quota);
}

bool ShardMapScene::isAlarming(const world::ShardUse& use) const
{
    return use.isThrottled() || (areLimitsOn && use.offered.perMille > 1'000);
}

std::vector<NeedleLabel> placeNeedleLabels(const ShardMapScene& scene)
{
    struct Taken {
        int left;
        int right;
        int row;
    };
    std::vector<Taken> taken;
    // Needles long enough to reach into the first row; names of cooler keys keep clear of them.
    for (const Needle& needle : scene.needles)
        if (needleLength(scene, needle) > 8) {
            const int x = int(scene.layout.x(needle.hash));
            taken.push_back({x - 1, x + 2, 0});
        }
    const auto isFree = [&](int left, int right, int row) {
        return left >= scene.bands.left() && right <= scene.bands.right()
            && std::none_of(taken.begin(), taken.end(),
                [&](const Taken& t) { return t.row == row && left < t.right + 4 && right > t.left - 4; });
    };
    std::vector<NeedleLabel> labels;
    const int rows = scene.bands.isLow ? 1 : 2;
    bool isFirst = true; // of those in sight: it has its name whatever else there is
    for (std::size_t i = 0; i < scene.needles.size(); ++i) {
        const Needle& needle = scene.needles[i];
        const int x = int(scene.layout.x(needle.hash));
        if (needle.name.isEmpty() || x < scene.bands.left() || x >= scene.bands.right())
            continue;
        if (needle.perMille < (isFirst ? 30 : 80))
            break;
        const QFontMetrics metrics(needleFont(scene, i));
        const QString name = metrics.elidedText(needle.name, Qt::ElideMiddle, scene.theme.px(kLongestName));
        const int width = metrics.horizontalAdvance(name);
        std::optional<NeedleLabel> place;
        for (int row = 0; row < rows && !place; ++row)
            for (const int left : {x + 6, x - 6 - width})
                if (!place && isFree(left, left + width, row))
                    place = NeedleLabel{i, left, width, row, name != needle.name};
        if (!place && isFirst) {
            const bool fitsRight = x + 6 + width <= scene.bands.right();
            place = NeedleLabel{i, fitsRight ? x + 6 : x - 6 - width, width, rows - 1, name != needle.name};
        }
        isFirst = false;
        if (!place)
            continue;
        taken.push_back({place->left, place->left + width, place->row});
        labels.push_back(*place);
    }
    return labels;
}

ShardMapBands ShardMapBands::of(QSize size, const Theme& theme)
{
    const int gutter = theme.px(kGutter);
    const int width = std::max(40, size.width() - gutter - kRightMargin);
    const bool isLow = size.height() < theme.px(kLowBelow);
    const int headerHeight = theme.px(isLow ? kLowHeader : kHeader);
    const int axisHeight = theme.px(isLow ? kLowAxis : kAxis);
    const int bodyHeight = std::max(30, size.height() - kTop - headerHeight - axisHeight - 4);
    ShardMapBands bands;
    bands.header = QRect(gutter, kTop, width, headerHeight);
    bands.body = QRect(gutter, kTop + headerHeight, width, bodyHeight);
    bands.axis = QRect(gutter, kTop + headerHeight + bodyHeight, width, axisHeight);
    bands.isLow = isLow;
    return bands;
}

int ShardMapBands::y(std::int64_t perMille) const
{
    return body.bottom() + 1 - int(std::lround(double(perMille) * body.height() / kTopPerMille));
}

QString hashAxisTitle() { return Words::tr("hash key →"); }

Binding bindingOf(const world::Rate& rate, world::WriteQuota quota)
{
    const auto part = [](std::int64_t amount, std::int64_t limit) { return limit == 0 ? 0 : amount * 1'000 / limit; };
    return {part(rate.recordsPerSecond, quota.recordsPerSecond), part(rate.bytesPerSecond, quota.bytesPerSecond)};
}

void fillColumn(QPainter& painter, const ShardMapScene& scene, QRect column, std::int64_t perMille, bool isHatched)
{
    const int top = scene.bands.y(std::min<std::int64_t>(perMille, ShardMapBands::kTopPerMille));
    if (perMille <= 0)
        return;
    // A trace of load is a line of one pixel, never nothing.
    column.setTop(std::min(top, column.bottom()));
    const QRgb colour = scene.theme.columnFill(double(perMille) / 10);
    if (isHatched)
        fillHatched(painter, column, colour, scene.hatch);
    else
        painter.fillRect(column, QColor(colour));
}

QString rateText(const world::Rate& rate)
{
    const QString dot = QStringLiteral(" · ");
    return format::percent(double(rate.perMille) / 10) + dot + format::byteRate(double(rate.bytesPerSecond)) + dot
        + format::recordRate(double(rate.recordsPerSecond));
}

void paintShardMap(QPainter& painter, const ShardMapScene& scene)
{
    if (scene.layout.isEmpty()) {
        painter.fillRect(scene.bands.body, scene.theme.track);
        painter.setFont(sized(scene.font, scene.theme.titlePx, false));
        painter.setPen(scene.theme.mutedText);
        painter.drawText(scene.bands.body, Qt::AlignCenter | Qt::TextWordWrap, scene.emptyText);
        return;
    }
    paintScale(painter, scene);
    // Columns that begin or end out of sight are cut at the edges of the map.
    painter.save();
    painter.setClipRect(QRect(scene.bands.left(), 0, scene.bands.body.width(), scene.bands.axis.bottom() + 1));
    paintCells(painter, scene);
    paintDensity(painter, scene);
    paintTicks(painter, scene);
    if (scene.areLimitsOn)
        paintQuotaLine(painter, scene);
    paintPending(painter, scene);
    painter.restore();
    paintLabels(painter, scene);
    paintSummary(painter, scene);
    paintAxis(painter, scene);
    paintNeedles(painter, scene);
}

}
