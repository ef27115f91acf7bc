// Every dialog that a menu opens, in every language and in small and large text: whatever it says is
// said whole, it fits the screen, and each of its parts is reached by a letter of its own.
// SHARDSCOPE_DIALOGS=folder keeps a picture of each.
#include "preferences.h"
#include "widgets/elided_label.h"
#include "window/mnemonics.h"
#include "window/program.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QMenuBar>
#include <QRegularExpression>
#include <QTabWidget>
#include <QTest>
#include <QTimer>

#include <gtest/gtest.h>

#include <string>
#include <vector>

using namespace shardscope;
using namespace shardscope::app;

namespace {

struct Form {
    const char* language = "en";
    Look look = Look::Light;
    int textPercent = 100;
};

std::string nameOf(const Form& form)
{
    const std::string language = form.language == std::string("en+40") ? "long" : form.language;
    return language + "_text" + std::to_string(form.textPercent);
}

QSize screenFor(const Form& form) { return form.textPercent > 150 ? QSize(1'920, 1'080) : QSize(1'280, 800); }

// What is not shown whole, in words; empty when all is well.
QString cutIn(const QWidget& widget)
{
    const auto said = [](const QString& text, QSize needed, QSize given) {
        return QStringLiteral("\u201c%1\u201d needs %2x%3 and has %4x%5")
            .arg(text)
            .arg(needed.width())
            .arg(needed.height())
            .arg(given.width())
            .arg(given.height());
    };
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) {
        if (label->text().isEmpty() || qobject_cast<const widgets::ElidedLabel*>(label) != nullptr)
            return {};
        if (label->wordWrap()) {
            const int high = label->heightForWidth(label->width());
            return high > label->height() + 1 ? said(label->text(), {label->width(), high}, label->size()) : QString();
        }
        const QSize needed = label->sizeHint();
        return needed.width() > label->width() + 1 || needed.height() > label->height() + 1
            ? said(label->text(), needed, label->size())
            : QString();
    }
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) {
        const QSize needed = button->sizeHint();
        return !button->text().isEmpty() && needed.width() > button->width() + 1
            ? said(button->text(), needed, button->size())
            : QString();
    }
    if (const auto* box = qobject_cast<const QComboBox*>(&widget)) {
        const int needed = box->fontMetrics().horizontalAdvance(box->currentText());
        return needed > box->width() ? said(box->currentText(), {needed, 0}, box->size()) : QString();
    }
    return {};
}

// What the keyboard reaches by Alt and a letter.
QStringList lettered(const QDialog& dialog)
{
    QStringList texts;
    for (const QWidget* widget : dialog.findChildren<QWidget*>()) {
        if (!widget->isVisible())
            continue;
        if (const auto* label = qobject_cast<const QLabel*>(widget); label != nullptr && label->buddy() != nullptr)
            texts << label->text();
        else if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
            texts << button->text();
    }
    return texts;
}

void checkShown(QDialog& dialog, const Form& form, const QString& title)
{
    QTest::qWait(50);
    const QSize screen = screenFor(form);
    EXPECT_LE(dialog.width(), screen.width()) << title.toStdString();
    EXPECT_LE(dialog.height(), screen.height()) << title.toStdString();
    for (const QWidget* widget : dialog.findChildren<QWidget*>()) {
        if (!widget->isVisible())
            continue;
        const QString cut = cutIn(*widget);
        EXPECT_TRUE(cut.isEmpty()) << title.toStdString() << ": " << cut.toStdString();
        // Its letter would be read as an ampersand.
        static const QRegularExpression letter(QStringLiteral("&\\w"));
        if (const auto* label = qobject_cast<const QLabel*>(widget);
            label != nullptr && label->buddy() == nullptr && !Qt::mightBeRichText(label->text())) {
            EXPECT_FALSE(label->text().contains(letter)) << title.toStdString() << ": " << label->text().toStdString();
        }
    }
    EXPECT_EQ(mnemonicTrouble(lettered(dialog)).toStdString(), "") << title.toStdString();
    if (const QString folder = qEnvironmentVariable("SHARDSCOPE_DIALOGS"); !folder.isEmpty()) {
        ASSERT_TRUE(QDir().mkpath(folder));
        QString name = title;
        name.remove(QRegularExpression(QStringLiteral("[&\u2026()/]")));
        EXPECT_TRUE(dialog.grab().save(QDir(folder).filePath(QString::fromStdString(nameOf(form)) + '_'
            + name.simplified().replace(' ', '-') + ".png")));
    }
}

// With every page of those that have tabs.
void check(QDialog& dialog, const Form& form, const QString& title)
{
    checkShown(dialog, form, title);
    for (auto* tabs : dialog.findChildren<QTabWidget*>()) {
        for (int i = 1; i < tabs->count(); ++i) {
            tabs->setCurrentIndex(i);
            checkShown(dialog, form, title + QLatin1Char(' ') + tabs->tabText(i));
        }
    }
}

void collect(const QList<QAction*>& actions, std::vector<QAction*>& found)
{
    for (QAction* action : actions) {
        if (action->menu() != nullptr) {
            emit action->menu()->aboutToShow();
            collect(action->menu()->actions(), found);
        } else if (action->isEnabled() && action->text().contains(QChar(0x2026))) {
            found.push_back(action);
        }
    }
}

class Dialogs : public testing::TestWithParam<Form> {};

}

TEST_P(Dialogs, SayEverythingWhole)
{
    const Form& form = GetParam();
    Preferences preferences;
    preferences.look = form.look;
    preferences.textPercent = form.textPercent;
    preferences.reducesMotion = true;
    Program program(form.language, preferences, screenFor(form));
    program.seek(90);
    QTest::qWait(300);
    // What some dialogs are about.
    program.window.selection().select(widgets::ConsumerChoice{program.window.selection().stream(), "billing"});

    std::vector<QAction*> openers;
    collect(program.window.menuBar()->actions(), openers);
    EXPECT_GE(openers.size(), 10U);
    int seen = 0;
    for (QAction* opener : openers) {
        const QString title = opener->text();
        const auto look = [&] {
            QWidget* const top = QApplication::activeModalWidget();
            auto* const dialog = qobject_cast<QDialog*>(top);
            if (dialog == nullptr)
                return;
            if (qobject_cast<QFileDialog*>(dialog) == nullptr) {
                check(*dialog, form, title);
                ++seen;
            }
            dialog->reject();
        };
        QTimer::singleShot(100, qApp, look);
        opener->trigger();
        QTest::qWait(150);
        // Some stay beside the window.
        for (auto* dialog : program.window.findChildren<QDialog*>()) {
            if (!dialog->isVisible())
                continue;
            check(*dialog, form, title);
            ++seen;
            dialog->close();
        }
    }
    EXPECT_GE(seen, 8) << "most of these open a dialog";
}

INSTANTIATE_TEST_SUITE_P(Window, Dialogs,
    testing::Values(Form{"en"}, Form{"en", Look::HighContrast, 250}, Form{"vi", Look::Dark, 250},
        Form{"zh_TW", Look::Light, 100}, Form{"zh_TW", Look::Dark, 250}, Form{"en+40"}),
    [](const testing::TestParamInfo<Form>& form) { return nameOf(form.param); });
