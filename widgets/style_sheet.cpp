#include "widgets/style_sheet.h"

#include <QRegularExpression>

namespace shardscope::widgets {

namespace {

// @name stands for a colour of the theme, #7 for seven pixels at the normal size of text.
constexpr auto kTemplate = R"(
QMainWindow, QMainWindow::separator { background: @line; }
QMainWindow::separator { width: 1px; height: 1px; }
QMainWindow::separator:hover { background: @accent; }
QDockWidget { color: @muted; titlebar-close-icon: none; }
QDockWidget::title { background: @raised; padding: 4px 8px; }

QToolBar { background: @panel; border: none; border-bottom: 1px solid @line; padding: 0; spacing: 0; }
QMenuBar { background: @panel; color: @text; border-bottom: 1px solid @line; padding: 1px 4px; }
QMenuBar::item { background: transparent; padding: #3 #8; border-radius: 4px; }
QMenuBar::item:selected { background: @selected; }
QMenu { background: @panel; color: @text; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: #4 #26 #4 #22; border-radius: 3px; }
QMenu::item:selected { background: @selected; }
QMenu::item:disabled { color: @faint; }
QMenu::separator { height: 1px; background: @line; margin: 4px 6px; }

QToolButton { background: transparent; border: @outline solid transparent; border-radius: 4px; padding: #3; color: @text; }
QToolButton:hover { background: @selected; }
QToolButton:pressed, QToolButton:checked { background: @track; }
QToolButton:focus { border-color: @accent; }
QToolButton:disabled { color: @faint; }
QToolButton[chip="true"] { border: 1px solid @line; border-radius: #8; padding: 1px #9; font-size: @smallpx; }
QToolButton[chip="true"]:hover { border-color: @accent; background: transparent; }
QToolButton[chip="true"][warn="true"] { border-color: @warm; color: @warmtext; }
QToolButton[chip="true"]:checked { border-color: @accent; background: @selected; }
QToolButton::menu-indicator { image: none; }
QToolButton[link="true"] { color: @accent; padding: 0; border: none; background: transparent; }
QToolButton[link="true"]:hover, QToolButton[link="true"]:focus { text-decoration: underline; }

QPushButton { background: @raised; color: @text; border: @outline solid @line; border-radius: 4px; padding: #3 #12; }
QPushButton:hover { border-color: @accent; }
QPushButton:focus { border-color: @accent; }
QPushButton:pressed { background: @track; }
QPushButton:disabled { color: @faint; }
QPushButton:default { background: @accent; color: @onaccent; border-color: @accent; }
QPushButton:default:disabled { background: @raised; color: @faint; border-color: @line; }

QLineEdit { background: @panel; color: @text; border: @outline solid @line;
  border-radius: 4px; padding: #2 #6; selection-background-color: @accent; selection-color: @onaccent; }
QLineEdit:focus { border-color: @accent; }
QLineEdit:disabled { color: @faint; }

QRadioButton::indicator { width: @empty; height: @empty; border: 1px solid @muted; border-radius: @round; background: @panel; }
QRadioButton::indicator:checked { width: @dot; height: @dot; border: @ring solid @accent; }
QRadioButton::indicator:hover, QRadioButton::indicator:focus { border-color: @accent; }
QCheckBox::indicator, QListView::indicator, QTreeView::indicator { width: @empty; height: @empty; border: 1px solid @muted; border-radius: 3px; background: @panel; }
QCheckBox::indicator:checked, QListView::indicator:checked, QTreeView::indicator:checked { width: @dot; height: @dot; border: @ring solid @accent; }
QCheckBox::indicator:hover, QCheckBox::indicator:focus { border-color: @accent; }

QTabBar { background: @panel; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: @muted; padding: #7 #12 #6 #12; border: none;
  border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @text; font-weight: 600; border-bottom-color: @accent; }
QTabBar::tab:hover:!selected { color: @text; }
QTabBar::tab:focus { color: @accent; }
QTabBar#stageTabs { background: transparent; }
QTabBar#stageTabs::tab { padding: 0px 10px 2px 10px; }

QAbstractItemView { background: @panel; color: @text; border: none; outline: none;
  selection-background-color: @selected; selection-color: @text; }
QHeaderView { background: @panel; }
QHeaderView::section { background: @panel; color: @muted; border: none; border-bottom: 1px solid @line;
  padding: #2 #6; font-size: @smallpx; }
QScrollArea { border: none; background: @panel; }
QScrollBar:vertical { background: transparent; width: #9; margin: 0; }
QScrollBar:horizontal { background: transparent; height: #9; margin: 0; }
QScrollBar::handle { background: @scroll; border-radius: 3px; margin: 1px; }
QScrollBar::handle:vertical { min-height: 24px; }
QScrollBar::handle:horizontal { min-width: 24px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSlider::groove:horizontal { height: 4px; background: @track; border-radius: 2px; }
QSlider::sub-page:horizontal { background: @accent; border-radius: 2px; }
QSlider::handle:horizontal { background: @panel; border: 2px solid @accent; width: 9px; height: 9px; margin: -5px 0;
  border-radius: 6px; }
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus { background: @accent; }
QSlider::sub-page:horizontal:disabled { background: @line; }
QSlider::handle:horizontal:disabled { border-color: @line; }

QToolTip { background: @tip; color: @tiptext; border: 1px solid @line; padding: 4px 6px; }
QStatusBar { background: @panel; color: @muted; }
)";

}

QString styleSheet(const Theme& theme)
{
    QColor faint = theme.mutedText;
    faint.setAlphaF(0.55F);
    QString text = QString::fromLatin1(kTemplate);
    // Longer names first: @warmtext must not be read as @warm.
    const std::pair<const char*, QColor> colours[] = {{"@background", theme.background},
        {"@onaccent", theme.textOn(theme.accent)}, {"@selected", theme.selected}, {"@warmtext", theme.warmText},
        {"@tiptext", theme.isDark ? theme.text : theme.panel}, {"@accent", theme.accent}, {"@raised", theme.raised},
        {"@scroll", theme.isDark ? theme.line.lighter(130) : theme.line}, {"@panel", theme.panel},
        {"@muted", theme.mutedText}, {"@track", theme.track}, {"@faint", faint}, {"@text", theme.text},
        {"@line", theme.line}, {"@warm", theme.warm}, {"@tip", theme.isDark ? theme.raised : theme.text}};
    text.replace(QLatin1String("@smallpx"), QStringLiteral("%1px").arg(theme.smallPx));
    text.replace(QLatin1String("@outline"), QStringLiteral("%1px").arg(theme.outlinePx));
    // Qt draws no round corner at all where a radius is more than half of the side, so these are worked out together.
    const int radius = theme.px(7);
    const int ring = theme.px(4);
    const std::pair<const char*, int> radio[] = {
        {"@round", radius}, {"@ring", ring}, {"@empty", 2 * radius - 2}, {"@dot", 2 * (radius - ring)}};
    for (const auto& [name, pixels] : radio)
        text.replace(QLatin1String(name), QStringLiteral("%1px").arg(pixels));
    // "#7" is a length of seven pixels that grows with the text.
    static const QRegularExpression kLength(QStringLiteral("#(\\d+)"));
    for (QRegularExpressionMatch match = kLength.match(text); match.hasMatch(); match = kLength.match(text))
        text.replace(match.capturedStart(), match.capturedLength(),
            QStringLiteral("%1px").arg(theme.px(match.captured(1).toInt())));
    for (const auto& [name, colour] : colours)
        text.replace(QLatin1String(name),
            QStringLiteral("rgba(%1,%2,%3,%4)")
                .arg(colour.red())
                .arg(colour.green())
                .arg(colour.blue())
                .arg(colour.alpha()));
    return text;
}

}
