package org.vmorph.conformance.cli.output;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vmorph.conformance.run.setting.Setting;

/**
 * Where a result comes from: what was run, on what, and how long it took.
 *
 * @param properties names and values, in the order in which they are told
 */
public record Provenance(Map<String, String> properties, Duration took) {
  /** What was run, and when it was started by {@link System#nanoTime}. */
  public static Provenance of(Setting setting, long seed, long startedAt) {
    var properties = new LinkedHashMap<String, String>();
    properties.put("vmorph", Version.number());
    properties.put("machine", setting.machine().called());
    properties.put("monitors", setting.monitorNames());
    properties.put("depth", String.valueOf(setting.depth()));
    properties.put("seed", String.valueOf(seed));
    properties.put("words", String.valueOf(setting.words()));
    properties.put("steps", String.valueOf(setting.budget()));
    properties.put("engine", setting.engine().name());
    properties.put("java", Runtime.version().toString());
    properties.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    return new Provenance(properties, Duration.ofNanos(System.nanoTime() - startedAt));
  }
}
