package org.vmorph.ci.paper;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vmorph.ci.Repository;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.machines.Machines;
import org.vmorph.proofs.manifest.Obligations;
import org.vmorph.vmm.control.Shadow;

/** What docs/trust.md says in figures and lists, taken from where it is decided. */
final class Figures {
  /** A line of a manifest: a group, and what is expected of it. */
  private record Line(
      String machine, String group, int proved, List<String> refuted, List<String> vacuous) {
    /** Whether it is about a monitor, and not about a definition. */
    boolean isLemma() {
      return Obligations.MONITORS.stream().anyMatch(m -> group.startsWith(m.name() + " "));
    }

    static Line of(String machine, String text) {
      var parts = text.split(" \\| ");
      return new Line(
          machine,
          parts[0],
          list(parts, "proved").stream().mapToInt(Integer::parseInt).sum(),
          list(parts, "refuted"),
          list(parts, "vacuous"));
    }

    private static List<String> list(String[] parts, String word) {
      return Stream.of(parts)
          .filter(part -> part.startsWith(word + " "))
          .flatMap(part -> Stream.of(part.substring(word.length() + 1).split("; ")))
          .toList();
    }
  }

  private Figures() {}

  /** By the name they have in the document. */
  static Map<String, String> all() throws IOException {
    var all = new TreeMap<String, String>();
    all.put("obligations", obligations());
    all.put("lemmas", lemmas());
    all.put("refuted", refuted());
    all.put("sizes", sizes());
    all.put("monitors", monitors());
    all.put("solvers", solvers());
    return all;
  }

  private static List<Line> lines(Predicate<Line> which) {
    return Machines.all().stream()
        .flatMap(
            machine ->
                Groups.lines(Groups.manifest(machine)).map(line -> Line.of(machine.name(), line)))
        .filter(which)
        .toList();
  }

  private static String obligations() {
    var table = new StringBuilder("| about | obligations | proved | refuted | vacuous |\n");
    table.append("|---|---|---|---|---|\n");
    table.append(count("definitions", lines(line -> !line.isLemma())));
    table.append(count("monitors", lines(Line::isLemma)));
    return table.toString();
  }

  private static String count(String about, List<Line> lines) {
    int proved = lines.stream().mapToInt(Line::proved).sum();
    int refuted = lines.stream().mapToInt(line -> line.refuted().size()).sum();
    int vacuous = lines.stream().mapToInt(line -> line.vacuous().size()).sum();
    return "| %s of %d machines | %,d | %,d | %,d | %,d |\n"
        .formatted(
            about,
            lines.stream().map(Line::machine).distinct().count(),
            proved + refuted + vacuous,
            proved,
            refuted,
            vacuous);
  }

  private static String lemmas() {
    var groups = new LinkedHashMap<String, List<Line>>();
    for (var line : lines(Line::isLemma)) {
      var lemma = line.group().substring(line.group().indexOf(' ') + 1);
      groups.computeIfAbsent(lemma, key -> new ArrayList<>()).add(line);
    }
    var table = new StringBuilder("| lemma | machines | proved | refuted |\n|---|---|---|---|\n");
    groups.forEach(
        (lemma, lines) ->
            table.append(
                "| %s | %d | %,d | %,d |\n"
                    .formatted(
                        lemma,
                        lines.stream().map(Line::machine).distinct().count(),
                        lines.stream().mapToInt(Line::proved).sum(),
                        lines.stream().mapToInt(line -> line.refuted().size()).sum())));
    return table.toString();
  }

  private static String refuted() {
    return lines(Line::isLemma).stream()
        .flatMap(
            line ->
                line.refuted().stream()
                    .map(
                        about -> "- `" + line.machine() + "/" + line.group() + "/" + about + "`\n"))
        .collect(Collectors.joining());
  }

  private static String sizes() {
    return Machines.all().stream()
        .filter(Figures::hasLemmas)
        .map(
            machine ->
                "A word has %d bits and an address n = %d; k >= %d, w >= %d, k + w <= q <= %,d.\n"
                    .formatted(
                        machine.storage().bits(),
                        machine.storage().indexBits(),
                        new Shadow(machine).words(),
                        machine.leastWords(),
                        machine.mostWords()))
        .distinct()
        .collect(Collectors.joining());
  }

  private static boolean hasLemmas(Architecture machine) {
    return Obligations.MONITORS.stream()
        .anyMatch(monitor -> monitor.inapplicable(machine).isEmpty());
  }

  private static String monitors() {
    var text = new StringBuilder();
    for (var monitor : Obligations.MONITORS) {
      for (var machine : Machines.all()) {
        monitor
            .inapplicable(machine)
            .ifPresent(why -> text.append("- %s: %s\n".formatted(monitor.name(), why)));
      }
    }
    return text.toString();
  }

  private static String solvers() throws IOException {
    var pom = Files.readString(Repository.ROOT.resolve("pom.xml"));
    return "Z3 " + version(pom, "z3") + ", and cvc5 " + version(pom, "cvc5") + " (its jar).\n";
  }

  private static String version(String pom, String of) {
    var found = Pattern.compile("<" + of + "\\.version>(.*?)</").matcher(pom);
    if (!found.find()) {
      throw new AssertionError("no version of " + of + " in pom.xml");
    }
    return found.group(1);
  }
}
