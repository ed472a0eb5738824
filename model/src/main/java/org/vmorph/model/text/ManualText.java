package org.vmorph.model.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vmorph.model.arch.Architecture;

/**
 * The parts of a machine's manual: so what a variant shares with another machine is found.
 *
 * @param sections what is said of the machine; empty ones are left out
 * @param notation the meanings of signs
 * @param entries what is said of each instruction, by name, in manual order
 */
record ManualText(
    Architecture machine,
    List<Page> sections,
    Map<String, String> notation,
    Map<String, List<String>> entries) {
  /** Keeps its own lists. */
  ManualText {
    sections = sections.stream().filter(section -> !section.isEmpty()).toList();
    notation = new LinkedHashMap<>(notation);
    entries = new LinkedHashMap<>(entries);
  }

  /** All of it. */
  String whole() {
    var page = head();
    sections.forEach(page::add);
    page.line("## Notation");
    page.paragraph(
        "Everything on the right of `:=` is read before anything is set, and all sets happen"
            + " together.",
        "A trap cancels every set; of several traps the first one written fires.",
        "Numbers are compared without a sign unless the relation says otherwise.");
    meanings(page, notation);
    page.line("## Instructions");
    instructions(page, entries);
    return page.text();
  }

  /** What is not said by the manual of another machine. */
  String besides(ManualText other) {
    var page = head();
    var name = other.machine.name();
    page.paragraph(
        "A variant of [%s](%s.md): what is not said here is as it is there.".formatted(name, name));
    var lost = other.entries.keySet().stream().filter(it -> !entries.containsKey(it)).toList();
    if (!lost.isEmpty()) {
      page.paragraph("It does without " + String.join(", ", lost) + ".");
    }
    var said = other.sections.stream().map(Page::text).toList();
    sections.stream().filter(section -> !said.contains(section.text())).forEach(page::add);
    var signs = new LinkedHashMap<>(notation);
    signs.entrySet().removeAll(other.notation.entrySet());
    if (!signs.isEmpty()) {
      page.line("## Notation");
      meanings(page, signs);
    }
    var own = new LinkedHashMap<>(entries);
    own.entrySet().removeIf(entry -> isSame(entry.getValue(), other.entries.get(entry.getKey())));
    if (!own.isEmpty()) {
      page.line("## Instructions");
      instructions(page, own);
    }
    return page.text();
  }

  /** How wide a column is does not matter. */
  private static boolean isSame(List<String> entry, @Nullable List<String> other) {
    return other != null && flat(entry).equals(flat(other));
  }

  private static String flat(List<String> entry) {
    return String.join("\n", entry).replaceAll(" +", " ");
  }

  private Page head() {
    var page = new Page();
    page.line("# " + machine.name());
    page.paragraph(machine.says());
    page.paragraph("Generated from the machine's definition by `Manual`; do not edit.");
    return page;
  }

  private static void meanings(Page page, Map<String, String> signs) {
    if (!signs.isEmpty()) {
      page.items(
          signs.entrySet().stream()
              .map(entry -> "`" + entry.getKey() + "` " + entry.getValue() + ".")
              .toList());
    }
  }

  private static void instructions(Page page, Map<String, List<String>> entries) {
    entries.forEach(
        (name, entry) -> {
          page.line("### " + name);
          page.code(entry);
        });
  }
}
