// Draws the course over the days. ECharts is loaded with the first chart; its text is sized as the page's is.
let loading;
export const library = () =>
  (loading ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = new URL("lib/echarts.simple.min.js", document.baseURI).href;
    script.onload = () => done(window.echarts);
    script.onerror = failed;
    document.head.append(script);
  }));

export async function draw(place, days, now, before, vietnamese) {
  const echarts = await library();
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const unit = Math.min(innerHeight / 1080, innerWidth / 1920);
  const text = { color: colour("--soft"), fontSize: 26 * unit, fontFamily: "Be Vietnam Pro" };
  const line = (data, name, width) => ({
    type: "line",
    data,
    symbol: "none",
    silent: true,
    lineStyle: { color: colour(name), width: width * unit },
    areaStyle: name === "--live" ? { color: colour(name), opacity: 0.1 } : undefined,
  });
  const chart = echarts.getInstanceByDom(place) ?? echarts.init(place);
  chart.setOption(
    {
      animation: false,
      grid: { left: 110 * unit, right: 60 * unit, top: 24 * unit, bottom: 56 * unit },
      xAxis: {
        type: "category",
        data: days,
        boundaryGap: false,
        axisLine: { lineStyle: { color: colour("--line"), width: 2 * unit } },
        axisTick: { show: false },
        axisLabel: { ...text, interval: Math.max(0, Math.ceil(days.length / 7) - 1), margin: 18 * unit },
      },
      yAxis: {
        type: "value",
        splitNumber: 4,
        splitLine: { lineStyle: { color: colour("--line"), width: 1.5 * unit } },
        axisLabel: { ...text, formatter: (value) => value.toLocaleString(vietnamese ? "vi-VN" : "en-US") },
      },
      series: [line(before, "--faint", 5), line(now, "--live", 8)],
    },
    true,
  );
  if (!place.resizes) {
    place.resizes = new ResizeObserver(() => chart.resize());
    place.resizes.observe(place);
  }
}

export function clear(place) {
  place?.resizes?.disconnect();
  window.echarts?.getInstanceByDom(place)?.dispose();
}
