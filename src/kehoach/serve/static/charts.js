// Draws the charts of a page with Chart.js, which is shipped beside this file. The figures stand in data-chart.
"use strict";
const COLOURS = ["#1f4e79", "#b45309", "#0f766e", "#7c3aed", "#be123c", "#4d7c0f", "#0369a1", "#6b7280"];
for (const canvas of document.querySelectorAll("canvas[data-chart]")) {
  const chart = JSON.parse(canvas.dataset.chart);
  const figures = new Intl.NumberFormat(canvas.dataset.lang === "vi" ? "vi-VN" : "en-GB", { maximumFractionDigits: 2 });
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.color = "#1f2937";
  new Chart(canvas, {
    type: "bar",
    data: {
      labels: chart.labels,
      datasets: chart.series.map((one, n) => ({
        label: one.name, data: one.values, backgroundColor: COLOURS[n % COLOURS.length], maxBarThickness: 48,
      })),
    },
    options: {
      animation: false, maintainAspectRatio: false, responsive: true,
      plugins: {
        legend: { display: chart.series.length > 1, position: "bottom" },
        tooltip: { callbacks: { label: (item) => `${item.dataset.label}: ${figures.format(item.parsed.y)} ${chart.unit}` } },
      },
      scales: {
        y: { beginAtZero: true, ticks: { callback: (value) => figures.format(value) } },
        x: { ticks: { autoSkip: false, maxRotation: 45, callback(value) { const name = this.getLabelForValue(value); return name.length > 22 ? `${name.slice(0, 20)}…` : name; } } },
      },
    },
  });
}
