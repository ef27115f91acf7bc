#include "widgets/panels/colour_rules_dialog.h"

#include "widgets/format.h"
#include "widgets/icons.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace shardscope::widgets {

namespace {

constexpr int kRowsInSight = 4; // without scrolling
constexpr int kSwatchWidth = 30;
constexpr int kSwatchHeight = 14;

QString nameOf(RuleMeasure measure)
{
    switch (measure) {
    case RuleMeasure::Write:
        return ColourRulesDialog::tr("write utilisation");
    case RuleMeasure::Bytes:
        return ColourRulesDialog::tr("bytes written");
    case RuleMeasure::Records:
        return ColourRulesDialog::tr("records written");
    case RuleMeasure::Refused:
        return ColourRulesDialog::tr("refused share");
    case RuleMeasure::Read:
        return ColourRulesDialog::tr("read utilisation");
    }
    return {};
}

QString nameOf(RulePattern pattern)
{
    switch (pattern) {
    case RulePattern::Plain:
        return ColourRulesDialog::tr("plain");
    case RulePattern::Hatch:
        return ColourRulesDialog::tr("hatched");
    case RulePattern::Dots:
        return ColourRulesDialog::tr("dots");
    case RulePattern::CrossHatch:
        return ColourRulesDialog::tr("crossed");
    }
    return {};
}

// What each series of the themes is nearest to; its tint is another on dark ground.
QString seriesName(int series)
{
    const QString names[ColourRule::kSeries] = {ColourRulesDialog::tr("blue"), ColourRulesDialog::tr("vermilion"),
        ColourRulesDialog::tr("green"), ColourRulesDialog::tr("plum"), ColourRulesDialog::tr("amber"),
        ColourRulesDialog::tr("light blue"), ColourRulesDialog::tr("brown"), ColourRulesDialog::tr("grey")};
    return names[series];
}

QIcon swatch(const Theme& theme, int series, RulePattern pattern, qreal pixelRatio)
{
    const QSize size(theme.px(kSwatchWidth), theme.px(kSwatchHeight));
    QPixmap picture(size * pixelRatio);
    picture.setDevicePixelRatio(pixelRatio);
    QPainter painter(&picture);
    painter.fillRect(QRect({}, size), QBrush(QPixmap::fromImage(ruleTile(theme, series, pattern, pixelRatio))));
    painter.end();
    return {picture};
}

}

// The shard map without what can be done on it.
class RulesPreview : public QWidget {
public:
    explicit RulesPreview(QWidget* parent) : QWidget(parent) {}

    void present(const ShardMapScene& scene)
    {
        m_scene = scene;
        m_scene.needles.clear();
        m_scene.pins.clear();
        m_scene.forecasts.clear();
        m_scene.pending.clear();
        arrange();
    }
    [[nodiscard]] QSize sizeHint() const override { return {m_scene.theme.px(640), m_scene.theme.px(170)}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {m_scene.theme.px(320), m_scene.theme.px(150)}; }

protected:
    void resizeEvent(QResizeEvent*) override { arrange(); }
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), m_scene.theme.panel);
        paintShardMap(painter, m_scene);
    }

private:
    // The whole ring, at the width of this.
    void arrange()
    {
        std::vector<ShardPlace> places;
        for (const world::ShardUse& use : m_scene.uses)
            places.push_back({use.shard, use.range});
        m_scene.bands = ShardMapBands::of(size(), m_scene.theme);
        m_scene.layout = ShardMapLayout(places, m_scene.bands.left(), m_scene.bands.body.width());
        update();
    }

    ShardMapScene m_scene;
};

ColourRulesDialog::ColourRulesDialog(const ShardMapScene& scene, QWidget* parent)
    : QDialog(parent), m_scene(scene), m_rules(scene.rules), m_none(new QLabel(this)),
      m_preview(new RulesPreview(this)), m_add(new QPushButton(tr("&Add a rule"), this)),
      m_clear(new QPushButton(tr("Back to the &defaults"), this))
{
    const Theme& theme = m_scene.theme;
    setObjectName(QStringLiteral("colourRules"));
    setWindowTitle(tr("Colour rules"));
    auto* what = new QLabel(tr("The first rule that holds for a shard gives its column colour and pattern. Without one "
                               "it keeps the scale of the map."),
        this);
    what->setWordWrap(true);
    m_preview->setAccessibleName(tr("The shards now, in the colours of these rules"));
    m_add->setObjectName(QStringLiteral("addRule"));
    m_clear->setObjectName(QStringLiteral("clearRules"));
    m_clear->setToolTip(tr("No rules: all shards on the scale of the map"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Use them"));
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    for (QAbstractButton* each : buttons->buttons())
        each->setIcon({});
    // Enter in a number must not add a rule.
    m_add->setAutoDefault(false);
    m_clear->setAutoDefault(false);

    auto* foot = new QHBoxLayout;
    foot->setSpacing(theme.px(8));
    foot->addWidget(m_add);
    foot->addWidget(m_clear);
    foot->addStretch(1);
    foot->addWidget(buttons);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(14));
    column->setSpacing(theme.px(12));
    column->addWidget(what);
    column->addWidget(makeTable());
    column->addWidget(m_preview, 1);
    column->addLayout(foot);

    connect(m_add, &QPushButton::clicked, this, &ColourRulesDialog::add);
    connect(m_clear, &QPushButton::clicked, this, &ColourRulesDialog::clear);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    fill();
    if (m_rules.empty())
        m_add->setFocus();
}

QWidget* ColourRulesDialog::makeTable()
{
    const Theme& theme = m_scene.theme;
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* table = new QWidget(scroll);
    auto* grid = new QGridLayout(table);
    grid->setContentsMargins(0, 0, theme.px(4), 0);
    grid->setHorizontalSpacing(theme.px(8));
    grid->setVerticalSpacing(theme.px(6));
    grid->setColumnStretch(6, 1);
    QFont small = font();
    small.setPixelSize(theme.smallPx);
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, theme.mutedText);
    const std::pair<int, QString> headings[] = {
        {1, tr("When")}, {4, tr("Colour")}, {5, tr("Pattern")}, {6, tr("Shards now")}};
    for (const auto& [at, text] : headings) {
        auto* heading = new QLabel(text, table);
        heading->setFont(small);
        heading->setPalette(muted);
        grid->addWidget(heading, 0, at);
        m_headings.push_back(heading);
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i] = makeRow(i, table);
        const Row& row = m_rows[i];
        const std::array<QWidget*, 10> cells{row.isOn, row.measure, row.atLeast, row.percent, row.colour, row.pattern,
            row.matches, row.up, row.down, row.remove};
        for (std::size_t at = 0; at < cells.size(); ++at)
            grid->addWidget(cells[at], int(i) + 1, int(at));
        connectRow(i);
    }
    m_none->setParent(table);
    m_none->setText(
        tr("No rules: blue while there is room, amber from 80 % on, vermilion and striped above the limit."));
    m_none->setPalette(muted);
    m_none->setWordWrap(true);
    grid->addWidget(m_none, int(m_rows.size()) + 1, 0, 1, 10);
    grid->setRowStretch(int(m_rows.size()) + 2, 1);
    scroll->setWidget(table);
    // Wide enough for all columns, with the bar beside them.
    table->ensurePolished();
    scroll->setMinimumWidth(grid->minimumSize().width() + scroll->verticalScrollBar()->sizeHint().width());
    const int rowHeight = m_rows[0].measure->sizeHint().height() + grid->verticalSpacing();
    scroll->setMinimumHeight(QFontMetrics(small).height() + kRowsInSight * rowHeight + grid->verticalSpacing());
    return scroll;
}

ColourRulesDialog::Row ColourRulesDialog::makeRow(std::size_t at, QWidget* table)
{
    const Theme& theme = m_scene.theme;
    const QString number = format::count(std::int64_t(at) + 1);
    const QSize size(theme.px(kSwatchWidth), theme.px(kSwatchHeight));
    const auto combo = [&](const QString& name) {
        auto* box = new QComboBox(table);
        box->setAccessibleName(name);
        box->setIconSize(size);
        return box;
    };
    const auto button = [&](const QString& name) {
        auto* made = new QToolButton(table);
        made->setToolTip(name);
        made->setAccessibleName(name);
        made->setFocusPolicy(Qt::StrongFocus);
        return made;
    };
    Row row;
    row.isOn = new QCheckBox(table);
    row.isOn->setAccessibleName(tr("Rule %1 is on").arg(number));
    row.isOn->setToolTip(tr("Rule %1 is on").arg(number));
    row.measure = combo(tr("What rule %1 looks at").arg(number));
    for (const RuleMeasure measure : kRuleMeasures)
        row.measure->addItem(nameOf(measure));
    row.atLeast = new QLabel(tr("is at least"), table);
    row.percent = new QSpinBox(table);
    row.percent->setRange(0, ColourRule::kMostPercent);
    row.percent->setSuffix(tr(" %"));
    row.percent->setAccessibleName(tr("From how many percent on rule %1 holds").arg(number));
    row.colour = combo(tr("Colour of rule %1").arg(number));
    for (int series = 0; series < ColourRule::kSeries; ++series)
        row.colour->addItem(swatch(theme, series, RulePattern::Plain, devicePixelRatioF()), seriesName(series));
    row.pattern = combo(tr("Pattern of rule %1").arg(number));
    for (const RulePattern pattern : kRulePatterns)
        row.pattern->addItem(swatch(theme, 0, pattern, devicePixelRatioF()), nameOf(pattern));
    row.matches = new QLabel(table);
    row.up = button(tr("Rule %1 earlier").arg(number));
    row.up->setArrowType(Qt::UpArrow);
    row.down = button(tr("Rule %1 later").arg(number));
    row.down->setArrowType(Qt::DownArrow);
    row.remove = button(tr("Remove rule %1").arg(number));
    row.remove->setIcon(icon(Sign::Close, theme.text, theme.mutedText));
    return row;
}

void ColourRulesDialog::connectRow(std::size_t at)
{
    const Row& row = m_rows[at];
    connect(row.isOn, &QCheckBox::toggled, this, [this, at] { read(at); });
    for (QComboBox* each : {row.measure, row.colour, row.pattern})
        connect(each, &QComboBox::currentIndexChanged, this, [this, at] { read(at); });
    connect(row.percent, &QSpinBox::valueChanged, this, [this, at] { read(at); });
    connect(row.up, &QToolButton::clicked, this, [this, at] { swap(at, at - 1); });
    connect(row.down, &QToolButton::clicked, this, [this, at] { swap(at, at + 1); });
    connect(row.remove, &QToolButton::clicked, this, [this, at] { remove(at); });
}

void ColourRulesDialog::present(const ShardMapScene& scene)
{
    m_scene = scene;
    renew();
}

void ColourRulesDialog::read(std::size_t at)
{
    const Row& row = m_rows[at];
    m_rules[at] = {.measure = kRuleMeasures[std::size_t(row.measure->currentIndex())],
        .atLeastPercent = row.percent->value(),
        .series = row.colour->currentIndex(),
        .pattern = kRulePatterns[std::size_t(row.pattern->currentIndex())],
        .isOn = row.isOn->isChecked()};
    fillRow(at);
    renew();
}

// Unlike those that are there, in both cues.
void ColourRulesDialog::add()
{
    const std::size_t at = m_rules.size();
    ColourRule rule;
    for (int series = ColourRule::kSeries - 1; series >= 0; --series)
        if (std::none_of(m_rules.begin(), m_rules.end(), [&](const ColourRule& r) { return r.series == series; }))
            rule.series = series;
    rule.pattern = kRulePatterns[at % kRulePatterns.size()];
    m_rules.push_back(rule);
    fill();
    m_rows[at].measure->setFocus();
}

void ColourRulesDialog::remove(std::size_t at)
{
    m_rules.erase(m_rules.begin() + std::ptrdiff_t(at));
    fill();
    // The keys stay where they were, on the rule that took its place.
    if (m_rules.empty())
        m_add->setFocus();
    else
        m_rows[std::min(at, m_rules.size() - 1)].remove->setFocus();
}

void ColourRulesDialog::swap(std::size_t first, std::size_t second)
{
    std::swap(m_rules[first], m_rules[second]);
    fill();
    // The focus goes with the rule, so that it can be moved on.
    QToolButton* onward = second < first ? m_rows[second].up : m_rows[second].down;
    QToolButton* back = second < first ? m_rows[second].down : m_rows[second].up;
    (onward->isEnabled() ? onward : back)->setFocus();
}

void ColourRulesDialog::clear()
{
    m_rules.clear();
    fill();
    m_add->setFocus();
}

void ColourRulesDialog::fill()
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows[i];
        const bool isThere = i < m_rules.size();
        for (QWidget* cell : std::initializer_list<QWidget*>{row.isOn, row.measure, row.atLeast, row.percent,
                 row.colour, row.pattern, row.matches, row.up, row.down, row.remove})
            cell->setVisible(isThere);
        if (isThere)
            fillRow(i);
    }
    for (QWidget* heading : m_headings)
        heading->setVisible(!m_rules.empty());
    m_none->setVisible(m_rules.empty());
    m_add->setEnabled(m_rules.size() < kMostColourRules);
    m_clear->setEnabled(!m_rules.empty());
    renew();
}

void ColourRulesDialog::fillRow(std::size_t at)
{
    const Row& row = m_rows[at];
    const ColourRule& rule = m_rules[at];
    const QSignalBlocker blockers[] = {QSignalBlocker(row.isOn), QSignalBlocker(row.measure),
        QSignalBlocker(row.percent), QSignalBlocker(row.colour), QSignalBlocker(row.pattern)};
    row.isOn->setChecked(rule.isOn);
    row.measure->setCurrentIndex(int(rule.measure));
    row.percent->setValue(rule.atLeastPercent);
    row.colour->setCurrentIndex(rule.series);
    for (const RulePattern pattern : kRulePatterns)
        row.pattern->setItemIcon(int(pattern), swatch(m_scene.theme, rule.series, pattern, devicePixelRatioF()));
    row.pattern->setCurrentIndex(int(rule.pattern));
    row.up->setEnabled(at > 0);
    row.down->setEnabled(at + 1 < m_rules.size());
}

void ColourRulesDialog::renew()
{
    m_scene.setColourRules(m_rules, devicePixelRatioF());
    m_preview->present(m_scene);
    std::array<std::int64_t, kMostColourRules> matches{};
    for (const world::ShardUse& use : m_scene.uses)
        if (const auto rule = m_scene.ruleOf(use))
            ++matches[*rule];
    const QString all = format::count(std::int64_t(m_scene.uses.size()));
    for (std::size_t i = 0; i < m_rules.size(); ++i)
        m_rows[i].matches->setText(m_rules[i].isOn ? tr("%1 of %2").arg(format::count(matches[i]), all) : tr("off"));
}

}
