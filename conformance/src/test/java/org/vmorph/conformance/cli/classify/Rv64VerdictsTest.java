package org.vmorph.conformance.cli.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vmorph.conformance.cli.names.CacheOption;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.machines.Machines;
import org.vmorph.proofs.classify.Classification;
import org.vmorph.proofs.classify.Classifier;
import org.vmorph.proofs.obligation.Verdict;

/**
 * docs/verdicts/rv64.md is what the solver says of RV64, and how that agrees with the unified
 * database where that is there. {@code -Dvmorph.golden=write} writes it anew.
 */
class Rv64VerdictsTest {
  private static final Path VERDICTS =
      Path.of(System.getProperty("vmorph.root", "..")).resolve("docs/verdicts/rv64.md");

  private static final String AGREEMENT = "## Agreement with the unified database";

  private static final String INTRODUCTION =
      """
      # RV64: may one of its modes be run in another?

      What `./vmorph check --isa rv64` finds, register by register; written by a test.
      Each pair is asked under what a monitor sets up for it, and `./vmorph classify rv64 --levels m:u --find-configuration` searches for the weakest such settings.
      `*.satp` is every access to satp; a name alone is an access of that kind.
      User sensitive is sensitive in user mode, which is what Theorem 3 asks.

      """;

  /** What ci/riscv-tests says of a folder that somebody has built; nothing of it is here. */
  private static final String SUITE =
      """
      ## riscv-tests

      Of rv64ui, um, ua, uc, mi and si, in physical and in virtual memory, 196 of 198 pass on the reference interpreter and on the engine (`ci/riscv-tests DIR`).
      `rv64ui-p-ma_data` and `rv64ui-v-ma_data` do not: they expect that misaligned loads and stores are done, which is `misaligned=done`, and with that they pass.
      With `misaligned=done accessed-and-dirty=update` all 198 pass on the reference interpreter (`ci/riscv-tests DIR NAME=VALUE...`).

      """;

  private static final String COMPARED =
      """
      The database says of each instruction whether supervisor and user mode may execute it, and of each register the least privileged mode that may reach it (riscv-software-src/riscv-unified-db at d1ca439).
      Where it says that it depends (`sometimes`) there is nothing to compare.
      What is privileged here alone is so by the settings above: `mcounteren=0` refuses counters below machine mode, and `mstatus.tvm=1` refuses satp and SFENCE.VMA in supervisor mode.
      Compared where a copy of its facts is at hand; the section is kept as it was last found otherwise.

      """;

  @Test
  void what_is_said_of_rv64_is_current() throws IOException {
    var classifier = new Classifier(new CacheOption().prover());
    var predictions =
        Machines.pairs().stream()
            .map(pair -> Prediction.of(classifier, pair, Reading.INTENDED))
            .toList();
    assertThat(predictions).noneMatch(Prediction::unknown);
    var text =
        predictions.stream()
            .map(Rv64VerdictsTest::section)
            .collect(Collectors.joining("", INTRODUCTION, SUITE));
    var before = Files.exists(VERDICTS) ? Files.readString(VERDICTS) : AGREEMENT;
    var whole =
        text
            + UnifiedDatabase.beside()
                .map(database -> agreement(database, predictions))
                .orElseGet(() -> before.substring(before.indexOf(AGREEMENT)));
    if ("write".equals(System.getProperty("vmorph.golden"))) {
      Files.createDirectories(VERDICTS.getParent());
      Files.writeString(VERDICTS, whole);
    }
    assertThat(whole).isEqualTo(Files.readString(VERDICTS));
  }

  private static String section(Prediction answer) {
    var machine = answer.machine();
    var text =
        new StringBuilder("## " + machine.title() + "\n\n")
            .append("With `")
            .append(String.join(" ", machine.configuration().settings().changed()))
            .append("`:\n\n");
    for (var theorem : answer.theorems()) {
      text.append(
          "- Theorem %d %s%n".formatted(theorem.theorem(), VerdictPage.verdict(answer, theorem)));
    }
    return text.append('\n').append(VerdictPage.regions(answer)).toString();
  }

  private static String agreement(UnifiedDatabase database, List<Prediction> predictions) {
    var text = new StringBuilder(AGREEMENT + "\n\n" + COMPARED);
    text.append("| | compared | agree | privileged here alone | privileged there alone |\n");
    text.append("|---|---|---|---|---|\n");
    for (var answer : predictions) {
      var asked = answer.machine().mode().asked();
      var here = new ArrayList<String>();
      var there = new ArrayList<String>();
      int compared = 0;
      for (var one : answer.instructions()) {
        var name = one.instruction().name();
        var said = database.isPrivileged(name, asked.getLast().name(), asked.getFirst().name());
        if (said.isPresent()) {
          compared++;
          if (isPrivileged(one) != said.get()) {
            (said.get() ? there : here).add(name);
          }
        }
      }
      var names = new NamesOfCases(answer.machine());
      text.append(
          "| %s | %d | %d | %s | %s |%n"
              .formatted(
                  answer.machine().title(),
                  compared,
                  compared - here.size() - there.size(),
                  String.join(" ", names.shortly(here)),
                  String.join(" ", names.shortly(there))));
    }
    return text.toString();
  }

  private static boolean isPrivileged(Classification one) {
    return one.privileged() instanceof Verdict.Proved;
  }
}
