#include "widgets/knob.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>

namespace shardscope::widgets {

// Every turn is a command in the journal: a drag should not fill it.
static constexpr int kPaceMs = 120;

Knob::Knob(int lowest, int highest, QWidget* parent)
    : QWidget(parent), m_caption(new QLabel(this)), m_slider(new QSlider(Qt::Horizontal, this)),
      m_text(new QLabel(this))
{
    m_slider->setRange(lowest, highest);
    m_slider->setPageStep((highest - lowest) / 10);
    m_slider->setSingleStep((highest - lowest) / 40);
    m_slider->setMinimumWidth(44);
    m_text->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_caption);
    row->addWidget(m_slider, 1);
    row->addWidget(m_text);
    m_pace.setSingleShot(true);
    m_pace.setInterval(kPaceMs);

    connect(m_slider, &QSlider::sliderPressed, this, &Knob::begun);
    connect(m_slider, &QSlider::valueChanged, this, [this] {
        // Keys and the wheel turn without pressing: each is a gesture of its own.
        if (!m_slider->isSliderDown())
            emit begun();
        m_isChanged = true;
        if (!m_slider->isSliderDown())
            report();
        else if (!m_pace.isActive())
            m_pace.start();
    });
    connect(m_slider, &QSlider::sliderReleased, this, &Knob::report);
    connect(&m_pace, &QTimer::timeout, this, &Knob::report);
}

void Knob::setTheme(const Theme& theme)
{
    QPalette palette = m_caption->palette();
    palette.setColor(QPalette::WindowText, theme.mutedText);
    m_caption->setPalette(palette);
}

void Knob::setCaption(const QString& caption)
{
    m_caption->setText(caption);
    m_slider->setAccessibleName(caption);
}

void Knob::setSpokenName(const QString& name) { m_slider->setAccessibleName(name); }

void Knob::showValue(int value, const QString& text)
{
    m_text->setText(text);
    if (isHeld() || m_isChanged)
        return;
    const QSignalBlocker blocker(m_slider);
    m_slider->setValue(value);
}

bool Knob::isHeld() const { return m_slider->isSliderDown(); }

void Knob::report()
{
    if (!m_isChanged)
        return;
    m_isChanged = false;
    emit turned(m_slider->value());
}

}
