#include "widgets/stage/dialog_parts.h"

#include "widgets/error_text.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLayout>
#include <QPalette>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QString>
#include <QStringList>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>
#include <QWidget>

#include <vector>

namespace shardscope::widgets {

namespace {

void addTabStops(const QLayout& layout, std::vector<QWidget*>& stops);

void addTabStops(QWidget* widget, std::vector<QWidget*>& stops)
{
    if (const auto* scroll = qobject_cast<QScrollArea*>(widget); scroll != nullptr && scroll->widget() != nullptr)
        widget = scroll->widget();
    if (const auto* tabs = qobject_cast<QTabWidget*>(widget)) {
        stops.push_back(tabs->tabBar());
        for (int page = 0; page < tabs->count(); ++page)
            addTabStops(tabs->widget(page), stops);
    } else if ((widget->focusPolicy() & Qt::TabFocus) != 0) {
        stops.push_back(widget);
    } else if (widget->layout() != nullptr) {
        addTabStops(*widget->layout(), stops);
    }
}

void addTabStops(const QLayout& layout, std::vector<QWidget*>& stops)
{
    for (int i = 0; i < layout.count(); ++i) {
        QLayoutItem* const item = layout.itemAt(i);
        if (item->widget() != nullptr)
            addTabStops(item->widget(), stops);
        else if (item->layout() != nullptr)
            addTabStops(*item->layout(), stops);
    }
}

}

std::string freeName(const std::string& prefix, const std::function<bool(const std::string&)>& isTaken)
{
    for (std::size_t i = 1;; ++i) { // ends: each name that is taken is one of finitely many
        std::string name = prefix + std::to_string(i);
        if (!isTaken(name))
            return name;
    }
}

streams::Tags tagsIn(const QString& text)
{
    static const QRegularExpression kBetween(QStringLiteral("[,\n]"));
    streams::Tags tags;
    for (const QString& each : text.split(kBetween, Qt::SkipEmptyParts)) {
        const QString tag = each.trimmed();
        const qsizetype equals = tag.indexOf(QLatin1Char('='));
        if (!tag.isEmpty())
            tags[tag.left(equals).trimmed().toStdString()] =
                equals < 0 ? std::string{} : tag.mid(equals + 1).trimmed().toStdString();
    }
    return tags;
}

QLabel* makeSentences(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

void setInk(QLabel* label, QColor colour)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, colour);
    label->setPalette(palette);
}

void say(QLabel* label, const QString& text)
{
    if (label->text() != text)
        label->setText(text);
}

QString refusalText(const streams::Refusal& refusal)
{
    const ErrorText words = errorText(refusal.reason);
    return words.sentence + QLatin1Char(' ') + words.remedy + QLatin1Char('\n') + verbatim(refusal);
}

QVBoxLayout* makeColumn(QDialog* dialog, const Theme& theme)
{
    auto* column = new QVBoxLayout(dialog);
    column->setContentsMargins(20, 16, 20, 14);
    column->setSpacing(theme.px(10));
    return column;
}

QDialogButtonBox* makeButtons(QPushButton* does, const QString& cancel, QDialog* dialog)
{
    auto* buttons = new QDialogButtonBox(dialog);
    buttons->addButton(does, QDialogButtonBox::AcceptRole);
    buttons->addButton(QDialogButtonBox::Cancel)->setText(cancel);
    for (QAbstractButton* each : buttons->buttons())
        each->setIcon({});
    return buttons;
}

void tabInReadingOrder(const QLayout& layout)
{
    std::vector<QWidget*> stops;
    addTabStops(layout, stops);
    for (std::size_t i = 1; i < stops.size(); ++i)
        QWidget::setTabOrder(stops[i - 1], stops[i]);
}

}
