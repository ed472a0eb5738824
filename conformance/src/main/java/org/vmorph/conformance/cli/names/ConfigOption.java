package org.vmorph.conformance.cli.names;

import java.util.List;
import java.util.Locale;
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

  private List<String> each() {
    return Listed.of("--config", given, "NAME=VALUE");
  }

  /** Whether anything is not as it usually is. */
  public boolean isGiven() {
    return !given.isEmpty();
  }

  /** The parameters of a machine that are words, and of which nothing is given. */
  public List<Parameter> open(Architecture machine) {
    return machine.configuration().parameters().stream()
        .filter(it -> !it.isNumber())
        .filter(it -> each().stream().noneMatch(one -> isOf(one, it)))
        .toList();
  }

  private static boolean isOf(String given, Parameter parameter) {
    return given.toLowerCase(Locale.ROOT).startsWith(parameter.name() + "=");
  }

  /** The machine with these settings. */
  public Architecture of(Architecture machine) {
    return given.isEmpty() ? machine : Configured.of(machine, each(), "--config ");
  }
}
