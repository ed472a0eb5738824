package org.vmorph.model.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Privilege;

/** How a machine traps, in the manual: the causes, and the acts of taking a trap. */
final class ManualTraps {
  private final Architecture machine;

  ManualTraps(Architecture machine) {
    this.machine = machine;
  }

  void print(Page page, List<String> entries) {
    page.line("## Traps");
    page.table(
        List.of("cause", "code", "kind"),
        machine.causes().stream()
            .map(
                c ->
                    List.of(
                        c.name(),
                        String.valueOf(c.code()),
                        c.kind().name().toLowerCase(Locale.ROOT)))
            .toList());
    page.paragraph(
        "A word that is no instruction traps for the cause " + machine.illegal() + ".",
        privileged());
    page.code(entries);
  }

  private String privileged() {
    var mode = machine.mode();
    boolean conditions =
        machine.instructions().stream().anyMatch(i -> i.privilege() instanceof Privilege.Unless);
    return "A privileged instruction %s traps for the cause %s before anything else is looked at%s."
        .formatted(
            mode.levels().size() == 2
                ? "in user mode"
                : "in any mode but " + mode.name(mode.supervisor()),
            machine.privilege(),
            conditions
                ? ", and so does one that is privileged under a condition where this holds"
                : "");
  }

  /** The acts of taking a trap; causes that differ in their code alone are shown together. */
  List<String> entries(Function<Cause, List<String>> acts) {
    var texts = new LinkedHashMap<Cause, String>();
    machine.causes().forEach(cause -> texts.put(cause, String.join("\n", acts.apply(cause))));
    var byText = new LinkedHashMap<String, List<String>>();
    texts.forEach(
        (cause, text) ->
            byText.computeIfAbsent(marked(cause, texts), t -> new ArrayList<>()).add(cause.name()));
    var lines = new ArrayList<String>();
    byText.forEach(
        (text, causes) -> {
          lines.add(String.join(", ", causes) + ":");
          text.lines().forEach(line -> lines.add("  " + line));
        });
    return lines;
  }

  /**
   * The acts with the word "code" for every number that is the code in the acts of another cause,
   * too.
   */
  private static String marked(Cause cause, Map<Cause, String> texts) {
    var mine = tokens(cause, texts);
    for (var other : texts.keySet()) {
      var theirs = tokens(other, texts);
      for (int i = 0;
          other.code() != cause.code() && theirs.length == mine.length && i < mine.length;
          i++) {
        if (mine[i].equals("" + cause.code()) && theirs[i].equals("" + other.code())) {
          mine[i] = "code";
        }
      }
    }
    return String.join("", mine);
  }

  private static String[] tokens(Cause cause, Map<Cause, String> texts) {
    return texts.getOrDefault(cause, "").split("\\b");
  }
}
