#include "widgets/code_tabs.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QVBoxLayout>

namespace shardscope::widgets {

namespace {

constexpr int kColumnsShown = 78;

}

CodeTabs::CodeTabs(const QStringList& names, int linesShown, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_names(new QTabBar(this)), m_copy(new QPushButton(tr("Copy"), this)),
      m_text(new QPlainTextEdit(this))
{
    for (const QString& name : names)
        m_names->addTab(name);
    m_names->setDrawBase(false);
    m_names->setExpanding(false);
    m_names->setAccessibleName(tr("Languages"));
    m_copy->setAccessibleName(tr("Copy the lines"));
    m_copy->setAutoDefault(false);
    QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    mono.setPixelSize(theme.smallPx);
    m_text->setFont(mono);
    m_text->setReadOnly(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setAccessibleName(tr("Lines to copy"));
    m_text->setTabChangesFocus(true);
    const QFontMetrics metrics(mono);
    m_text->setMinimumSize(metrics.averageCharWidth() * kColumnsShown,
        metrics.lineSpacing() * linesShown + theme.px(20));

    auto* head = new QHBoxLayout;
    head->addWidget(m_names, 1);
    head->addWidget(m_copy);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(head);
    column->addWidget(m_text, 1);
    connect(m_names, &QTabBar::currentChanged, this, &CodeTabs::present);
    connect(m_copy, &QPushButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(m_text->toPlainText()); });
}

void CodeTabs::setTexts(std::function<QString(int)> textOf)
{
    m_textOf = std::move(textOf);
    present();
}

void CodeTabs::present()
{
    const QString text = m_textOf(m_names->currentIndex());
    if (text == m_text->toPlainText())
        return;
    // Lines of code end; a sentence in place of them is to be read whole.
    m_text->setLineWrapMode(text.contains(QLatin1Char('\n')) ? QPlainTextEdit::NoWrap : QPlainTextEdit::WidgetWidth);
    m_text->setPlainText(text);
}

}
