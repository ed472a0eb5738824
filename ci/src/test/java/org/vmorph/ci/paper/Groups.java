package org.vmorph.ci.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.machines.Machines;
import org.vmorph.proofs.manifest.Manifest;
import org.vmorph.proofs.manifest.Obligations;

/**
 * The groups of obligations that there are: those of the manifests of all machines, and those the
 * code asks. That they are the same is not looked at here.
 */
final class Groups {
  private Groups() {}

  /** Their names, each once. */
  static Set<String> names() {
    var names = new LinkedHashSet<String>();
    for (var machine : Machines.all()) {
      Obligations.of(machine, List.of()).forEach(obligation -> names.add(obligation.group()));
      lines(manifest(machine)).forEach(line -> names.add(line.split(" \\| ")[0]));
    }
    return names;
  }

  /** A machine's manifest, as it is written; every machine that ships has one. */
  static String manifest(Architecture machine) {
    try (var in = Manifest.class.getResourceAsStream(machine.name() + ".txt")) {
      if (in == null) {
        throw new AssertionError(machine.name() + ": no manifest");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those of its lines that are about a group. */
  static Stream<String> lines(String manifest) {
    return manifest.lines().filter(line -> !line.isBlank() && !line.startsWith("#"));
  }

  /** Whether a pattern stands for a group; a star stands for one word. */
  static boolean match(String pattern, String group) {
    return Pattern.matches("\\Q" + pattern.replace("*", "\\E[^ ,]+\\Q") + "\\E", group);
  }
}
