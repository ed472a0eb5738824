package org.vmorph.model.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.vmorph.model.arch.Access;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Translation;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Word;

/** What an address means, in the manual: what is asked of it, and to which word it leads. */
final class ManualAddresses {
  private final Architecture machine;
  private final Paper paper;
  private final PaperActs print;

  ManualAddresses(Architecture machine) {
    this.machine = machine;
    this.paper = Paper.exact(machine);
    this.print = new PaperActs(paper);
  }

  void print(Page page) {
    machine.translation().ifPresent(translation -> print(page, translation));
  }

  private void print(Page page, Translation translation) {
    var byText = new LinkedHashMap<List<String>, List<String>>();
    for (var access : Access.values()) {
      byText
          .computeIfAbsent(lines(translation, access), lines -> new ArrayList<>())
          .add(access.name().toLowerCase(Locale.ROOT));
    }
    page.line("## Addresses");
    page.paragraph(
        "An address `a` of a program leads to a word of storage, or traps.",
        "This is what `E[ea]` stands for below, and where an instruction is fetched.");
    var text = new ArrayList<String>();
    byText.forEach(
        (lines, accesses) -> {
          text.add(String.join(", ", accesses) + ":");
          lines.forEach(line -> text.add("  " + line));
        });
    page.code(text);
    page.items(
        paper.legend().all().entrySet().stream()
            .map(entry -> "`" + entry.getKey() + "` " + entry.getValue() + ".")
            .toList());
  }

  private List<String> lines(Translation translation, Access access) {
    int bits = machine.storage().bits();
    var by = translation.by(access, bits);
    var address = new Word.Operand("a", bits);
    var updates = by.updates().apply(address).stream().map(Addressing.Update::act);
    var checks = by.checks().apply(address).stream().map(ManualAddresses::check);
    var lines = new ArrayList<>(print.acts(Stream.concat(updates, checks).toList()));
    by.words().apply(address).forEach(word -> lines.add(paper.word(word)));
    return lines;
  }

  private static Act check(Addressing.Check check) {
    return new Act.When(check.when(), List.of(new Act.Trap(check.cause(), check.values())));
  }
}
