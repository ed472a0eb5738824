package org.vmorph.model.arch;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Role;

/**
 * What of a machine is as it is because somebody has decided so: its parameters, which may be
 * something else, and the facts of this model, which may not. It is printed with every verdict.
 *
 * @param facts what this model fixes, by name
 * @param settings what the parameters are
 * @param assumed what resources hold in each state that the definitions are asked about, by cell:
 *     whoever has the processor sees to it, and who changes one changes control
 * @param machine what the machine is with other settings of the same parameters
 */
public record Configuration(
    Map<String, String> facts,
    Settings settings,
    Map<Cell, Long> assumed,
    Function<Settings, Architecture> machine) {
  /** Keeps its own maps; rejects what is assumed of anything but a resource. */
  public Configuration {
    facts = new TreeMap<>(facts);
    assumed = Map.copyOf(assumed);
    for (var cell : assumed.keySet()) {
      if (cell.role() != Role.RESOURCE) {
        throw new IllegalArgumentException(
            "%s is %s, and assumed to be %d; expected a resource, for a change of it is seen"
                .formatted(cell, cell.role(), assumed.get(cell)));
      }
    }
    for (var parameter : settings.parameters()) {
      if (facts.containsKey(parameter.name())) {
        throw new IllegalArgumentException(parameter.name() + " is a parameter, and fixed as well");
      }
    }
  }

  /** That of a machine which has no parameters. */
  public static Configuration of(Map<String, String> facts) {
    return of(facts, Map.of());
  }

  private static Configuration of(Map<String, String> facts, Map<Cell, Long> assumed) {
    return new Configuration(
        facts,
        Settings.NONE,
        assumed,
        settings -> {
          throw new IllegalArgumentException("a machine without parameters has no other settings");
        });
  }

  /**
   * The same where nothing may be something else: of a machine that was changed after it was made.
   */
  Configuration fixed() {
    return of(printed(), assumed);
  }

  /** The same of a machine that is changed in this way whatever its parameters are. */
  Configuration changed(UnaryOperator<Architecture> change) {
    return new Configuration(
        facts, settings, assumed, others -> change.apply(machine.apply(others)));
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
