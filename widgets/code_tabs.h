// The same thing in several languages of programs: a tab for each, its text to read and to copy.
#pragma once

#include "widgets/theme.h"

#include <QStringList>
#include <QWidget>

#include <functional>

class QPlainTextEdit;
class QPushButton;
class QTabBar;

namespace shardscope::widgets {

class CodeTabs : public QWidget {
    Q_OBJECT

public:
    // `linesShown` without scrolling.
    CodeTabs(const QStringList& names, int linesShown, const Theme& theme, QWidget* parent);

    // The text of a tab by its index; asked for when a tab is shown.
    void setTexts(std::function<QString(int)> textOf);
    // What they are made of has changed.
    void present();

private:
    std::function<QString(int)> m_textOf;
    QTabBar* m_names;
    QPushButton* m_copy;
    QPlainTextEdit* m_text;
};

}
