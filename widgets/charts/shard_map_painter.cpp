#include "widgets/charts/shard_map_painter.h"

#include "widgets/format.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>

#include <algorithm>
#include <array>
#include <cmath>

namespace shardscope::widgets {

namespace {

constexpr int kGutter = 48; // labels of the utilisation axis; as wide as that of the charts
constexpr int kRightMargin = 12;
constexpr int kHeader = 40;
constexpr int kAxis = 54;
constexpr int kNeedle = 20; // the longest needle
constexpr int kNarrowestLabel = 28;
// Diagonal stripes, in pixels across.
constexpr int kHatchPeriod = 10;
constexpr int kHatchStripe = 4;

// lupdate finds the context by this name.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(ShardMap)
};

QFont sized(const QFont& font, int pixels, bool isBold)
{
    QFont sizedFont = font;
    sizedFont.setPixelSize(pixels);
    sizedFont.setWeight(isBold ? QFont::DemiBold : QFont::Normal);
    return sizedFont;
}

// The read bar at the right of a column: how wide, its distance included.
int readBarRoom(int columnWidth)
{
    if (columnWidth >= 60)
        return 8;
    return columnWidth >= 20 ? 4 : 0;
}

void fillHatched(QPainter& painter, const QRect& rect, QRgb colour, const QPixmap& hatch)
{
    painter.fillRect(rect, QColor(colour));
    painter.save();
    // One origin for all columns, so that stripes run on from pixel to pixel where they are thin.
    painter.setBrushOrigin(0, 0);
    painter.fillRect(rect, QBrush(hatch));
    painter.restore();
}

// Column fill up to its utilisation; hatched when it refuses or is asked for too much.
void fillColumn(QPainter& painter, const ShardMapScene& scene, QRect column, std::int64_t perMille, bool isHatched)
{
    const int top = scene.bands.y(std::min<std::int64_t>(perMille, ShardMapBands::kTopPerMille));
    if (perMille <= 0)
        return;
    // A trace of load is a line of one pixel, never nothing.
    column.setTop(std::min(top, column.bottom()));
    const QRgb colour = scene.theme.utilisation(double(perMille) / 10);
    if (isHatched)
        fillHatched(painter, column, colour, scene.hatch);
    else
        painter.fillRect(column, QColor(colour));
}

bool isAlarming(const world::ShardUse& use) { return use.isThrottled() || use.offered.perMille > 1'000; }

void paintScale(QPainter& painter, const ShardMapScene& scene)
{
    painter.setFont(sized(scene.font, scene.theme.smallPx, false));
    painter.setPen(scene.theme.mutedText);
    for (const int percent : {0, 50, 100}) {
        const int y = scene.bands.y(percent * 10);
        const QRect box(0, y - 8, kGutter - 8, 16);
        painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, format::percent(percent));
    }
}

void paintQuotaLine(QPainter& painter, const ShardMapScene& scene)
{
    const int y = scene.bands.y(1'000);
    const QColor colour = scene.theme.hotText;
    for (int x = scene.layout.left(); x < scene.layout.right(); x += 8)
        painter.fillRect(x, y, std::min(5, scene.layout.right() - x), 1, colour);
}

void paintCells(QPainter& painter, const ShardMapScene& scene)
{
    const QRect body = scene.bands.body;
    for (std::size_t i = 0; i < scene.layout.cells().size(); ++i) {
        const ShardCell& cell = scene.layout.cells()[i];
        const int width = cell.columnWidth();
        if (cell.width() < 2)
            continue;
        const world::ShardUse& use = scene.uses[i];
        const int readRoom = readBarRoom(width);
        const QRect column(cell.left, body.top(), width - readRoom, body.height());
        painter.fillRect(column, scene.theme.track);
        fillColumn(painter, scene, column, use.offered.perMille, isAlarming(use));
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

// Shards thinner than two pixels: every pixel shows the fullest of those it covers.
void paintDensity(QPainter& painter, const ShardMapScene& scene)
{
    struct Pixel {
        std::int64_t perMille = -1;
        bool isHatched = false;
    };
    const int left = scene.layout.left();
    std::vector<Pixel> pixels(std::size_t(scene.layout.right() - left));
    for (std::size_t i = 0; i < scene.layout.cells().size(); ++i) {
        const ShardCell& cell = scene.layout.cells()[i];
        if (cell.width() >= 2)
            continue;
        const std::size_t at = std::min(std::size_t(cell.left - left), pixels.size() - 1);
        pixels[at].perMille = std::max(pixels[at].perMille, scene.uses[i].offered.perMille);
        pixels[at].isHatched = pixels[at].isHatched || isAlarming(scene.uses[i]);
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
    };
    std::vector<Column> columns(pixels.size());
    for (std::size_t i = 0; i < pixels.size(); ++i) {
        const Pixel& pixel = pixels[i];
        if (pixel.perMille < 0)
            continue;
        const int y = scene.bands.y(std::min<std::int64_t>(pixel.perMille, ShardMapBands::kTopPerMille));
        const QRgb fill = scene.theme.utilisation(double(pixel.perMille) / 10);
        columns[i] = {scene.theme.track.rgb(), fill, pixel.isHatched ? scene.theme.hatch.rgb() : fill,
            pixel.perMille == 0 ? body.height() : std::min(y - body.top(), body.height() - 1)};
    }
    QImage image(int(pixels.size()), body.height(), QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < image.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            const Column& column = columns[std::size_t(x)];
            const bool isStripe = (x + y) % kHatchPeriod < kHatchStripe;
            line[x] = y < column.top ? column.above : isStripe ? column.stripe : column.fill;
        }
    }
    painter.drawImage(left, body.top(), image);
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

// The longest form that fits; empty when none does.
QString fitting(const QFontMetrics& metrics, int width, std::initializer_list<QString> forms)
{
    for (const QString& form : forms)
        if (metrics.horizontalAdvance(form) <= width)
            return form;
    return {};
}

void paintLabels(QPainter& painter, const ShardMapScene& scene)
{
    const LabelFonts fonts(scene);
    const int top = scene.bands.header.top();
    for (std::size_t i = 0; i < scene.layout.cells().size(); ++i) {
        const ShardCell& cell = scene.layout.cells()[i];
        const int width = cell.columnWidth();
        if (width < kNarrowestLabel)
            continue;
        const world::ShardUse& use = scene.uses[i];
        const QString number = QString::number(streams::number(cell.shard));
        const QString title = fitting(fonts.titleMetrics, width, {format::shardLabel(cell.shard), number});
        const QString percent = format::percent(double(use.offered.perMille) / 10);
        const QString dot = QStringLiteral(" · ");
        const QString bytes = format::byteRate(double(use.offered.bytesPerSecond));
        const QString records = format::recordRate(double(use.offered.recordsPerSecond));
        const QString line =
            fitting(fonts.lineMetrics, width, {percent + dot + bytes + dot + records, percent + dot + bytes, percent});
        painter.setFont(fonts.title);
        painter.setPen(scene.theme.text);
        painter.drawText(cell.left, top + 4 + fonts.titleMetrics.ascent(), title);
        painter.setFont(fonts.line);
        painter.setPen(isAlarming(use)        ? scene.theme.hotText
                : use.offered.perMille >= 800 ? scene.theme.warmText
                                              : scene.theme.mutedText);
        painter.drawText(cell.left, top + 21 + fonts.lineMetrics.ascent(), line);
    }
}

// Where no label fits: what the whole map says, and where its hottest shard stands.
void paintSummary(QPainter& painter, const ShardMapScene& scene)
{
    const std::vector<ShardCell>& cells = scene.layout.cells();
    if (std::any_of(cells.begin(), cells.end(), [](const ShardCell& c) { return c.columnWidth() >= kNarrowestLabel; }))
        return;
    std::size_t hottest = 0;
    std::size_t throttled = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        throttled += scene.uses[i].isThrottled() ? 1 : 0;
        if (scene.uses[i].offered.perMille > scene.uses[hottest].offered.perMille)
            hottest = i;
    }
    const LabelFonts fonts(scene);
    const int top = scene.bands.header.top();
    painter.setFont(fonts.title);
    painter.setPen(scene.theme.text);
    const QString refusing = throttled == 0 ? Words::tr("none refuses writes")
        : throttled == 1                    ? Words::tr("one refuses writes")
                                            : Words::tr("%1 refuse writes").arg(format::count(std::int64_t(throttled)));
    painter.drawText(scene.layout.left(), top + 4 + fonts.titleMetrics.ascent(),
        Words::tr("%1 shards").arg(format::count(std::int64_t(cells.size()))) + QStringLiteral(" · ") + refusing);
    // The hottest is pointed at, its label kept inside the map.
    const int x = (cells[hottest].left + cells[hottest].right) / 2;
    const QString label = format::shardLabel(cells[hottest].shard) + QStringLiteral("  ")
        + format::percent(double(scene.uses[hottest].offered.perMille) / 10);
    const int width = fonts.lineMetrics.horizontalAdvance(label);
    const int labelX = std::clamp(x - width / 2, scene.layout.left(), scene.layout.right() - width);
    const bool isHot = isAlarming(scene.uses[hottest]);
    painter.setFont(fonts.line);
    painter.setPen(isHot ? scene.theme.hotText : scene.theme.mutedText);
    painter.drawText(labelX, top + 19 + fonts.lineMetrics.ascent(), label);
    const int tip = scene.bands.body.top() - 1;
    for (int row = 0; row < 4; ++row)
        painter.fillRect(x - row, tip - row, 2 * row + 1, 1, isHot ? scene.theme.hot : scene.theme.mutedText);
}

void paintNeedles(QPainter& painter, const ShardMapScene& scene)
{
    const int top = scene.bands.axis.top() + 2;
    const QFont font = sized(scene.font, scene.theme.smallPx, false);
    const QFont boldFont = sized(scene.font, scene.theme.smallPx, true);
    // What names must not cover: names of hotter keys, and needles long enough to reach them.
    std::vector<std::pair<int, int>> taken;
    const auto isFree = [&](int from, int to) {
        return std::none_of(taken.begin(), taken.end(),
            [&](auto t) { return from < t.second + 4 && to > t.first - 4; });
    };
    // From the coolest on, so that hot needles lie on top.
    for (auto needle = scene.needles.rbegin(); needle != scene.needles.rend(); ++needle) {
        const int x = int(scene.layout.x(needle->hash));
        // The square root keeps a key of 1 % visible beside one of 70 %.
        const int length =
            3 + int(std::lround((kNeedle - 3) * std::sqrt(std::min(1.0, double(needle->perMille) / 700))));
        const bool isHot = needle->perMille >= 200;
        const int width = isHot ? 3 : 1;
        const QColor colour = needle->perMille >= 500 ? scene.theme.hot : isHot ? scene.theme.warm : scene.theme.read;
        painter.fillRect(x - width / 2, top, width, length, colour);
        if (length > 8)
            taken.emplace_back(x - width / 2, x - width / 2 + width);
    }
    for (std::size_t i = 0; i < scene.needles.size(); ++i) {
        const Needle& needle = scene.needles[i];
        if (needle.perMille < (i == 0 ? 30 : 80) || needle.name.isEmpty())
            continue;
        painter.setFont(i == 0 ? boldFont : font);
        const QFontMetrics metrics(painter.font());
        const QString name = metrics.elidedText(needle.name, Qt::ElideMiddle, 160);
        const int width = metrics.horizontalAdvance(name);
        const int x = int(scene.layout.x(needle.hash));
        const bool fitsRight = x + 6 + width <= scene.layout.right();
        const int from = fitsRight ? x + 6 : x - 6 - width;
        if (!isFree(from, from + width))
            continue;
        taken.emplace_back(from, from + width);
        painter.setPen(needle.perMille >= 500 ? scene.theme.hotText
                : needle.perMille >= 200      ? scene.theme.warmText
                                              : scene.theme.mutedText);
        painter.drawText(from, top + 8 + metrics.ascent(), name);
    }
}

void paintAxis(QPainter& painter, const ShardMapScene& scene)
{
    const QRect axis = scene.bands.axis;
    const int left = scene.layout.left();
    const int right = scene.layout.right();
    painter.fillRect(left, axis.top(), right - left, 1, scene.theme.line);
    // Wider than its range: a dotted base says that the scale is broken here.
    for (const ShardCell& cell : scene.layout.cells())
        if (cell.isWidened)
            for (int x = cell.left; x < cell.left + cell.columnWidth(); x += 4)
                painter.fillRect(x, axis.top(), 2, 2, scene.theme.mutedText);
    painter.setFont(sized(scene.font, scene.theme.smallPx, false));
    painter.setPen(scene.theme.mutedText);
    const QRect row(left, axis.bottom() - 19, right - left, 15);
    painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("0"));
    painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("2¹²⁸ − 1"));
    painter.drawText(row, Qt::AlignHCenter | Qt::AlignVCenter, Words::tr("hash key →"));
}

void dashedColumn(QPainter& painter, int x, int top, int bottom, QColor colour)
{
    for (int y = top; y < bottom; y += 6)
        painter.fillRect(x, y, 1, std::min(4, bottom - y), colour);
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

// A dark card with lines of text; returns its rectangle.
struct CardLine {
    QString text;
    bool isBold = false;
    bool isWarning = false;
};
QSize cardSize(const ShardMapScene& scene, const std::vector<CardLine>& lines)
{
    int width = 0;
    int height = 10;
    for (const CardLine& line : lines) {
        const QFontMetrics metrics(sized(scene.font, line.isBold ? scene.theme.titlePx : scene.theme.smallPx,
            line.isBold));
        width = std::max(width, metrics.horizontalAdvance(line.text));
        height += metrics.height() + 1;
    }
    return {width + 18, height};
}
void paintCard(QPainter& painter, const ShardMapScene& scene, QRect box, const std::vector<CardLine>& lines)
{
    const Theme& theme = scene.theme;
    QColor ground = theme.isDark ? theme.raised.darker(115) : QColor(0x1d2630);
    ground.setAlpha(240);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.isDark ? QPen(theme.line) : QPen(Qt::NoPen));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setRenderHint(QPainter::Antialiasing, false);
    int y = box.top() + 5;
    for (const CardLine& line : lines) {
        painter.setFont(sized(scene.font, line.isBold ? theme.titlePx : theme.smallPx, line.isBold));
        const QFontMetrics metrics(painter.font());
        painter.setPen(line.isWarning ? QColor(0xffb08a) : line.isBold ? QColor(0xffffff) : QColor(0xd6dee6));
        painter.drawText(box.left() + 9, y + metrics.ascent(), line.text);
        y += metrics.height() + 1;
    }
}

std::vector<CardLine> childCard(const world::Rate& rate)
{
    return {{format::percent(double(rate.perMille) / 10), true, rate.perMille > 1'000},
        {format::byteRate(double(rate.bytesPerSecond)), false, false},
        {format::recordRate(double(rate.recordsPerSecond)), false, false}};
}

// One ghost child: its predicted fill, in the place it would have.
void paintGhost(QPainter& painter, const ShardMapScene& scene, QRect column, const world::Rate& rate)
{
    painter.fillRect(column, scene.theme.panel);
    painter.fillRect(column, scene.theme.track);
    painter.setOpacity(0.85);
    fillColumn(painter, scene, column, rate.perMille, rate.perMille > 1'000);
    painter.setOpacity(1);
}

QString snapText(const Knife& knife, const ShardMapScene& scene)
{
    const auto hottest = [&] {
        for (const Needle& needle : scene.needles)
            if (knife.snaps().hottest && needle.hash == knife.snaps().hottest->hash)
                return needle.name;
        return QString();
    };
    const QString name = hottest();
    switch (knife.snap()) {
    case Snap::None:
        return {};
    case Snap::Middle:
        return Words::tr("middle of the range");
    case Snap::LoadMedian:
        return Words::tr("halves the load");
    case Snap::BelowHottest:
        return name.isEmpty() ? Words::tr("just below the hottest key") : Words::tr("just below “%1”").arg(name);
    case Snap::AboveHottest:
        return name.isEmpty() ? Words::tr("just above the hottest key") : Words::tr("just above “%1”").arg(name);
    }
    return {};
}

void paintSnapTicks(QPainter& painter, const ShardMapScene& scene, const ShardCell& cell, const Knife& knife)
{
    const int top = scene.bands.body.top();
    for (const std::optional<base::HashKey>& point :
        {knife.snaps().middle, knife.snaps().loadMedian, knife.snaps().belowHottest, knife.snaps().aboveHottest}) {
        if (!point)
            continue;
        const int x = int(ShardMapLayout::x(cell, *point));
        painter.fillRect(x, top, 1, 7, scene.theme.text);
        painter.fillRect(x, scene.bands.body.bottom() - 6, 1, 7, scene.theme.text);
    }
}

}

ShardMapBands ShardMapBands::of(QSize size)
{
    const int width = std::max(40, size.width() - kGutter - kRightMargin);
    const int bodyHeight = std::max(30, size.height() - kHeader - kAxis - 10);
    ShardMapBands bands;
    bands.header = QRect(kGutter, 6, width, kHeader);
    bands.body = QRect(kGutter, 6 + kHeader, width, bodyHeight);
    bands.axis = QRect(kGutter, 6 + kHeader + bodyHeight, width, kAxis);
    return bands;
}

int ShardMapBands::y(std::int64_t perMille) const
{
    return body.bottom() + 1 - int(std::lround(double(perMille) * body.height() / kTopPerMille));
}

QPixmap hatchTile(const Theme& theme, qreal pixelRatio)
{
    constexpr int kTile = kHatchPeriod;
    QPixmap tile(QSize(kTile, kTile) * pixelRatio);
    tile.setDevicePixelRatio(pixelRatio);
    tile.fill(Qt::transparent);
    QPainter painter(&tile);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor stripe = theme.hatch;
    stripe.setAlpha(theme.isDark ? 170 : 200);
    painter.setPen(QPen(stripe, 2.5));
    // Three strokes, so that the tile joins itself at every edge.
    for (const int shift : {-kTile, 0, kTile})
        painter.drawLine(QPointF(shift - 2, kTile + 2), QPointF(shift + kTile + 2, -2));
    return tile;
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
    paintCells(painter, scene);
    paintDensity(painter, scene);
    paintQuotaLine(painter, scene);
    paintLabels(painter, scene);
    paintSummary(painter, scene);
    paintPending(painter, scene);
    paintAxis(painter, scene);
    paintNeedles(painter, scene);
}

void paintSelection(QPainter& painter, const ShardMapScene& scene, CellMark mark)
{
    const ShardCell& cell = scene.layout.cells()[mark.cell];
    const int width = std::max(2, cell.columnWidth());
    const QRect body = scene.bands.body;
    // Without the focus a line over the column, with it a frame around label and column.
    painter.fillRect(cell.left, body.top() - 3, width, 2, scene.theme.accent);
    if (!mark.hasFocus)
        return;
    // Over a column too narrow for a label it stays clear of what others have written there.
    const int top = width >= kNarrowestLabel ? scene.bands.header.top() : body.top() - 3;
    const QRect frame = QRect(cell.left, top, width, body.bottom() - top + 1).adjusted(-3, 0, 2, 2);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(scene.theme.accent, 2));
    painter.drawRect(frame);
}

void paintHeaderHover(QPainter& painter, const ShardMapScene& scene, std::size_t at)
{
    const ShardCell& cell = scene.layout.cells()[at];
    const int width = std::max(2, cell.columnWidth());
    QColor wash = scene.theme.accent;
    wash.setAlpha(26);
    painter.fillRect(QRect(cell.left - 2, scene.bands.header.top(), width + 4, scene.bands.header.height() - 3), wash);
    if (width < 60)
        return;
    // Grip dots at the right: this part can be carried.
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 2; ++column)
            painter.fillRect(cell.left + width - 9 + column * 4, scene.bands.header.top() + 8 + row * 4, 2, 2,
                scene.theme.mutedText);
}

void paintKnife(QPainter& painter, const ShardMapScene& scene, const Knife& knife)
{
    const std::optional<std::size_t> at = scene.layout.find(knife.shard());
    if (!at)
        return;
    const ShardCell& cell = scene.layout.cells()[*at];
    const QRect body = scene.bands.body;
    const world::SplitPreview preview = knife.preview();
    const int width = std::max(2, cell.columnWidth());
    const int x = std::clamp(int(ShardMapLayout::x(cell, knife.cut())), cell.left, cell.left + width);

    paintGhost(painter, scene, QRect(cell.left, body.top(), x - cell.left, body.height()), preview.lower);
    paintGhost(painter, scene, QRect(x, body.top(), cell.left + width - x, body.height()), preview.upper);
    const int quotaY = scene.bands.y(1'000);
    for (int dash = cell.left; dash < cell.left + width; dash += 8)
        painter.fillRect(dash, quotaY, std::min(5, cell.left + width - dash), 1, scene.theme.hotText);
    paintSnapTicks(painter, scene, cell, knife);

    // The blade: from above the column to below the axis, with a handle at the top.
    const int top = body.top();
    const int bottom = body.bottom() + 8;
    const bool isSnapped = knife.snap() != Snap::None;
    if (isSnapped)
        painter.fillRect(x - 1, top, 2, bottom - top, scene.theme.text);
    else
        dashedColumn(painter, x, top, bottom, scene.theme.text);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(scene.theme.text);
    // Inside the column: the label above stays readable.
    painter.drawPolygon(QPolygonF({{x - 6.0, double(top)}, {x + 6.0, double(top)}, {double(x), top + 9.0}}));
    painter.setRenderHint(QPainter::Antialiasing, false);

    // Cards left and right of the blade; a child too narrow for its card lends it room outside.
    const std::vector<CardLine> lower = childCard(preview.lower);
    const std::vector<CardLine> upper = childCard(preview.upper);
    const QSize lowerSize = cardSize(scene, lower);
    const QSize upperSize = cardSize(scene, upper);
    const int y = body.top() + body.height() / 3;
    const int from = 4;
    int lowerX = std::max(from, x - 8 - lowerSize.width());
    int upperX = x + 8;
    const int most = body.right() + kRightMargin - 2;
    if (upperX + upperSize.width() > most) {
        upperX = most - upperSize.width();
        lowerX = std::min(lowerX, upperX - 6 - lowerSize.width());
    }
    if (lowerX + lowerSize.width() > upperX - 4)
        upperX = lowerX + lowerSize.width() + 4;
    paintCard(painter, scene, QRect(QPoint(lowerX, y), lowerSize), lower);
    paintCard(painter, scene, QRect(QPoint(upperX, y), upperSize), upper);

    // What is being asked for, in the lowest row: needles and their names stay in sight.
    const QString hint = knife.canCut() ? snapText(knife, scene) : Words::tr("too narrow to split");
    const QString request = Words::tr("SplitShard at %1").arg(format::hashKey(knife.cut()));
    std::vector<CardLine> lines{{hint.isEmpty() ? request : hint + QStringLiteral(" · ") + request, false, false}};
    if (const std::optional<world::Rate> alone = knife.hopeless())
        lines.push_back(
            {Words::tr("one key alone takes %1: no split can help").arg(format::percent(double(alone->perMille) / 10)),
                false, true});
    const QSize size = cardSize(scene, lines);
    const int hintX = std::clamp(x - size.width() / 2, from, std::max(from, most - size.width()));
    const int hintY = scene.bands.axis.bottom() - size.height();
    paintCard(painter, scene, QRect(QPoint(hintX, hintY), size), lines);
}

void paintMerge(QPainter& painter, const ShardMapScene& scene, const MergeGhost& ghost)
{
    const ShardCell& source = scene.layout.cells()[ghost.source];
    const QRect body = scene.bands.body;
    const int sourceWidth = std::max(2, source.columnWidth());
    QColor wash = scene.theme.panel;
    wash.setAlpha(150);
    painter.fillRect(QRect(source.left, body.top(), sourceWidth, body.height()), wash);
    if (ghost.target) {
        const ShardCell& target = scene.layout.cells()[*ghost.target];
        const int width = std::max(2, target.columnWidth());
        if (ghost.preview && ghost.preview->areAdjacent) {
            const int left = std::min(source.left, target.left);
            const int right = std::max(source.left + sourceWidth, target.left + width);
            paintGhost(painter, scene, QRect(left, body.top(), right - left, body.height()), ghost.preview->sum);
            painter.setPen(QPen(scene.theme.accent, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(QRect(left, body.top(), right - left, body.height()));
        } else {
            painter.setPen(QPen(scene.theme.hot, 2, Qt::DashLine));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(QRect(target.left, body.top(), width, body.height()));
        }
    }
    if (ghost.x) {
        // The carried column, at most as wide as a hand.
        const int width = std::min(sourceWidth, 140);
        const int left = *ghost.x - std::min(ghost.grabbedAt, width);
        painter.setOpacity(0.95);
        const QRect carried(left, scene.bands.header.top(), width, scene.bands.header.height() - 4);
        painter.fillRect(carried, scene.theme.raised);
        painter.setPen(QPen(scene.theme.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(carried);
        painter.setOpacity(1);
        painter.setFont(sized(scene.font, scene.theme.bodyPx, true));
        painter.setPen(scene.theme.text);
        painter.drawText(carried.adjusted(8, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
            format::shardLabel(source.shard));
    }

    std::vector<CardLine> lines;
    if (ghost.target && ghost.preview) {
        const ShardCell& target = scene.layout.cells()[*ghost.target];
        lines.push_back({format::shardLabel(source.shard) + QStringLiteral(" + ") + format::shardLabel(target.shard)
                + QStringLiteral("  →  ") + format::percent(double(ghost.preview->sum.perMille) / 10),
            true, ghost.preview->sum.perMille > 1'000});
        lines.push_back({format::byteRate(double(ghost.preview->sum.bytesPerSecond)) + QStringLiteral(" · ")
                + format::recordRate(double(ghost.preview->sum.recordsPerSecond)),
            false, false});
        if (!ghost.preview->areAdjacent)
            lines.push_back({Words::tr("not neighbours on the ring: the service will refuse"), false, true});
        else if (ghost.preview->sum.perMille > 1'000)
            lines.push_back({Words::tr("more than one shard can take: writes will be refused"), false, true});
    } else if (!ghost.hint.isEmpty()) {
        lines.push_back({ghost.hint, false, false});
    }
    if (lines.empty())
        return;
    const QSize size = cardSize(scene, lines);
    const ShardCell& anchor = scene.layout.cells()[ghost.target.value_or(ghost.source)];
    const int middle = ghost.x.value_or((anchor.left + anchor.right) / 2);
    const int x = std::clamp(middle - size.width() / 2, 4, std::max(4, body.right() + kRightMargin - 2 - size.width()));
    paintCard(painter, scene, QRect(QPoint(x, body.top() + body.height() / 3), size), lines);
}

}
