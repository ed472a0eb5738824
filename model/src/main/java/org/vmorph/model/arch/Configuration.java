package org.vmorph.model.arch;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What of a machine is as it is because somebody has decided so: its parameters, which may be
 * something else, and the facts of this model, which may not. It is printed with every verdict.
 *
 * @param facts what this model fixes, by name
 * @param settings what the parameters are
 * @param machine what the machine is with other settings of the same parameters
 */
public record Configuration(
    Map<String, String> facts, Settings settings, Function<Settings, Architecture> machine) {
  /** Keeps its own map. */
  public Configuration {
    facts = new TreeMap<>(facts);
    for (var parameter : settings.parameters()) {
      if (facts.containsKey(parameter.name())) {
        throw new IllegalArgumentException(parameter.name() + " is a parameter, and fixed as well");
      }
    }
  }

  /** That of a machine which has no parameters. */
  public static Configuration of(Map<String, String> facts) {
    return new Configuration(
        facts,
        Settings.NONE,
        settings -> {
          throw new IllegalArgumentException("a machine without parameters has no other settings");
        });
  }

  /**
   * The same where nothing may be something else: of a machine that was changed after it was made.
   */
  Configuration fixed() {
    return of(printed());
  }

  /** The parameters, as declared. */
  public Collection<Parameter> parameters() {
    return settings.parameters();
  }

  /** All of it, by name. */
  public Map<String, String> printed() {
    var all = new TreeMap<>(facts);
    parameters().forEach(parameter -> all.put(parameter.name(), settings.of(parameter)));
    return all;
  }
}
