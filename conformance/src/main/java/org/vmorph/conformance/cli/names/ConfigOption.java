package org.vmorph.conformance.cli.names;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.vmorph.conformance.cli.output.BadInput;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Parameter;
import picocli.CommandLine.Option;

/** What a machine's parameters are to be, as an option. */
public final class ConfigOption {
  @Option(
      names = "--config",
      paramLabel = "NAME=VALUE[,NAME=VALUE...]",
      description =
          "What a parameter of the machine is, or several; its manual lists them. As usual unless"
              + " given.")
  private List<String> given = List.of();

  /** One by one; picocli's own way of splitting them forgets what is empty at the end. */
  private Stream<String> each() {
    return given.stream().flatMap(some -> Arrays.stream(some.split(",", -1)));
  }

  /** Whether anything is not as it usually is. */
  public boolean isGiven() {
    return !given.isEmpty();
  }

  /** The parameters of a machine that are words, and of which nothing is given. */
  public List<Parameter> open(Architecture machine) {
    return machine.configuration().parameters().stream()
        .filter(it -> !it.isNumber())
        .filter(it -> each().noneMatch(one -> one.startsWith(it.name() + "=")))
        .toList();
  }

  /** The machine with these settings. */
  public Architecture of(Architecture machine) {
    if (given.isEmpty()) {
      return machine;
    }
    var configuration = machine.configuration();
    var settings = configuration.settings();
    var said = new HashSet<String>();
    for (var one : each().toList()) {
      var parts = one.split("=", 2);
      if (parts.length < 2) {
        throw new BadInput("--config '" + one + "': expected NAME=VALUE");
      }
      if (!said.add(parts[0])) {
        throw new BadInput("--config " + one + ": " + parts[0] + " is given twice");
      }
      try {
        settings = settings.with(named(parts[0], machine), parts[1]);
      } catch (IllegalArgumentException e) {
        throw new BadInput("--config " + e.getMessage());
      }
    }
    return configuration.machine().apply(settings);
  }

  private static Parameter named(String name, Architecture machine) {
    var all = machine.configuration().parameters();
    if (all.isEmpty()) {
      throw new BadInput("--config: " + machine + " has no parameters");
    }
    return all.stream()
        .filter(parameter -> parameter.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Names.unknown(
                    "parameter of " + machine,
                    name,
                    all.stream().map(Parameter::name).toList(),
                    "./vmorph manual " + machine + " lists them"));
  }
}
