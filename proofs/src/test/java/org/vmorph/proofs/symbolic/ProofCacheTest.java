package org.vmorph.proofs.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.model.ir.Instruction.instruction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.ir.Act;
import org.vmorph.model.machines.Machines;
import org.vmorph.proofs.classify.Classification;
import org.vmorph.proofs.classify.Classifier;
import org.vmorph.proofs.manifest.Obligations;
import org.vmorph.proofs.obligation.Memory;
import org.vmorph.proofs.obligation.Obligation;
import org.vmorph.proofs.obligation.Valuation;
import org.vmorph.proofs.obligation.Verdict;

class ProofCacheTest {
  @TempDir private Path folder;

  private static Obligation obligation(String id) {
    var smsw = Machines.named("smsw").orElseThrow();
    return Obligations.of(smsw, Machines.all().subList(0, 1)).stream()
        .filter(o -> o.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** Remembers what it was asked for and could not say, and what it was told then. */
  private final class Counting implements Memory {
    private final Memory cache = new ProofCache(folder);
    private final ArrayList<String> missed = new ArrayList<>();
    private final ArrayList<String> told = new ArrayList<>();

    @Override
    public Optional<Remembered> recall(String question) {
      var known = cache.recall(question);
      if (known.isEmpty()) {
        missed.add(question);
      }
      return known;
    }

    @Override
    public void keep(String question, Remembered answer) {
      told.add(question);
      cache.keep(question, answer);
    }
  }

  private int told(String id) {
    var counting = new Counting();
    new Prover(Prover.ENOUGH, counting).prove(obligation(id));
    return counting.told.size();
  }

  @Test
  void what_was_answered_is_not_asked_again_and_what_changed_is() {
    assertThat(told("smsw/intended control sensitive/smsw")).isPositive();
    assertThat(told("smsw/intended control sensitive/smsw")).isZero();
    assertThat(told("smsw/intended mode sensitive/smsw")).isPositive();
    assertThat(told("smsw/intended mode sensitive/smsw")).isZero();
  }

  /** What is asked of a machine, and remembered by nobody, by instruction. */
  private Set<String> asked(Architecture machine) {
    var asked = new TreeSet<String>();
    for (var obligation : Obligations.of(machine, List.of())) {
      var counting = new Counting();
      if (obligation.reading().equals(Optional.of("intended"))) {
        new Prover(Prover.ENOUGH, counting).prove(obligation);
      }
      if (!counting.told.isEmpty()) {
        asked.add(obligation.about());
      }
    }
    return asked;
  }

  /** Nothing says what a question depends on; and two instructions may well ask the same one. */
  @Test
  void a_change_to_one_instruction_asks_again_of_that_one() {
    var before = machine("mov", "ld", "svc");
    assertThat(asked(before)).containsExactly("fetch", "ld", "mov", "svc");
    assertThat(asked(before)).isEmpty();
    assertThat(asked(meaning(before, "mov", "srb"))).containsExactly("mov");
  }

  /** The third generation machine with a few of its instructions. */
  private static Architecture machine(String... names) {
    var whole = Machines.named("third-generation").orElseThrow();
    var few = Stream.of(names).map(name -> whole.instruction(name).orElseThrow()).toList();
    return whole.with("a-few", "A few instructions.", few);
  }

  /** A machine on which an instruction does what another one does elsewhere. */
  private static Architecture meaning(Architecture machine, String name, String other) {
    var acts = machine(other).instructions().getFirst().acts().toArray(Act[]::new);
    var changed =
        machine.instructions().stream()
            .map(
                its ->
                    its.name().equals(name)
                        ? instruction(its.opcode(), name, its.form()).says("").does(acts)
                        : its)
            .toList();
    return machine.with(machine.name(), machine.says(), changed);
  }

  @Test
  void a_case_that_is_remembered_is_replayed_like_any_other() {
    var id = "smsw/intended mode sensitive/smsw";
    var first = new Prover(Prover.ENOUGH, new ProofCache(folder)).prove(obligation(id));
    var again = new Prover(Prover.ENOUGH, new ProofCache(folder)).prove(obligation(id));
    assertThat(again.verdict()).isInstanceOf(Verdict.Refuted.class).isEqualTo(first.verdict());
    assertThat(again.work()).isEqualTo(first.work()).isPositive();
  }

  private static List<Classification> classified(Memory memory) {
    return new Classifier(new Prover(Prover.ENOUGH, memory))
        .classify(machine("mov", "lpsw"), Reading.INTENDED);
  }

  /**
   * Which case a solver finds depends on what it was asked before; on what others asked it may not.
   */
  @Test
  void a_classification_is_told_what_never_happens_and_finds_the_same_cases() {
    var first = new Counting();
    var fresh = classified(first);
    var again = new Counting();
    assertThat(classified(again)).isEqualTo(fresh);
    assertThat(again.missed).isNotEmpty().hasSizeLessThan(first.missed.size() / 2);
    assertThat(first.missed).containsAll(again.missed);
    assertThat(fresh.stream().flatMap(c -> c.verdicts().values().stream()))
        .anyMatch(Verdict::refuted);
  }

  /** Java tells Z3 some time after a term is gone, and Z3 gives its number to the next. */
  @Test
  void the_same_cases_are_found_whenever_garbage_is_collected() throws InterruptedException {
    var quiet = classified(Memory.NONE);
    var collecting =
        new Thread(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                System.gc();
              }
            });
    collecting.start();
    try {
      for (int time = 0; time < 3; time++) {
        assertThat(classified(Memory.NONE)).isEqualTo(quiet);
      }
    } finally {
      collecting.interrupt();
      collecting.join();
    }
  }

  @Test
  void a_file_that_is_not_whole_is_as_good_as_none() throws IOException {
    for (int lines = 0; lines < 2; lines++) {
      assertThat(told("smsw/intended mode sensitive/smsw")).isPositive();
      try (var files = Files.list(folder)) {
        for (var file : files.toList()) {
          Files.write(file, Files.readAllLines(file).subList(0, lines));
        }
      }
    }
    assertThat(told("smsw/intended mode sensitive/smsw")).isPositive();
    assertThat(told("smsw/intended mode sensitive/smsw")).isZero();
    assertThat(new ProofCache(folder).recall("(assert false)")).isEmpty();
  }

  /** One that somebody has changed, say: it is no fault of the claim's, and of nobody's proof. */
  @Test
  void a_case_that_is_none_is_as_good_as_none() throws IOException {
    var id = "smsw/intended mode sensitive/smsw";
    var first = new Prover(Prover.ENOUGH, new ProofCache(folder)).prove(obligation(id));
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        Files.writeString(file, "sat 7\nend\n");
      }
    }
    var again = new Prover(Prover.ENOUGH, new ProofCache(folder)).prove(obligation(id));
    assertThat(again.verdict()).isEqualTo(first.verdict());
    assertThat(told(id)).isZero();
  }

  @Test
  void values_are_written_and_read_again() {
    var cache = new ProofCache(folder);
    var values = Valuation.read("P 3\nE 5 -1\n");
    cache.keep("a question", new Memory.Remembered(7, Optional.of(values)));
    var read = cache.recall("a question").orElseThrow();
    assertThat(read.work()).isEqualTo(7);
    assertThat(read.values().orElseThrow().text()).isEqualTo(values.text());
  }
}
