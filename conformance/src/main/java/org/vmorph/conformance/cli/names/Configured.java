package org.vmorph.conformance.cli.names;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.vmorph.conformance.cli.output.BadInput;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Parameter;

/** A machine whose parameters are what somebody has typed, or what a token or a case says. */
final class Configured {
  private Configured() {}

  /**
   * The machine that is {@link Architecture#called called} so.
   *
   * @param where what stands before what is said of a wrong setting
   */
  static Architecture called(String text, String where) {
    var parts = Arrays.asList(text.split(",", -1));
    return of(Names.machine(parts.getFirst()), parts.subList(1, parts.size()), where);
  }

  /**
   * A machine with some settings, each {@code NAME=VALUE}.
   *
   * @param where what stands before what is said of a wrong one
   */
  static Architecture of(Architecture machine, List<String> given, String where) {
    var settings = machine.configuration().settings();
    var names = settings.parameters().stream().map(Parameter::name).toList();
    var said = new HashSet<String>();
    for (var one : given) {
      var parts = one.split("=", 2);
      if (parts.length < 2) {
        throw new BadInput("%s'%s': expected NAME=VALUE".formatted(where, one));
      }
      var name = settings.named(parts[0]).map(Parameter::name).orElse(parts[0]);
      if (!said.add(name)) {
        throw new BadInput("%s%s: %s is given twice".formatted(where, one, name));
      }
      if (names.isEmpty()) {
        throw new BadInput("%s%s: %s has no parameters".formatted(where, one, machine.name()));
      }
      if (!names.contains(name)) {
        var lists = "./vmorph manual " + machine.name() + " lists them";
        throw Names.unknown("parameter of " + machine.name(), parts[0], names, lists);
      }
      try {
        settings = settings.with(name, parts[1]);
      } catch (IllegalArgumentException e) {
        throw new BadInput(where + e.getMessage());
      }
    }
    return given.isEmpty() ? machine : machine.configuration().machine().apply(settings);
  }
}
