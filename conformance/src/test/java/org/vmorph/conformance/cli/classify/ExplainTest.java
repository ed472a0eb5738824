package org.vmorph.conformance.cli.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vmorph.conformance.cli.Shell;
import org.vmorph.conformance.report.Golden;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.machines.Machines;
import org.vmorph.proofs.obligation.Witness;

/** {@code classify --explain}, and how a witness looks. */
class ExplainTest {
  private static final Architecture MACHINE = Machines.named("third-generation").orElseThrow();

  private static Witness.Case state(
      String title, Map<String, Long> before, String outcome, Map<String, Long> after) {
    return new Witness.Case(title, before, outcome, after);
  }

  private static Map<String, Long> words(long m, long p, long l, long b) {
    return new LinkedHashMap<>(Map.of("q", 64L, "M", m, "P", p, "l", l, "b", b));
  }

  private static Map<String, Long> with(Map<String, Long> words, String name, long word) {
    words.put(name, word);
    return words;
  }

  @Test
  void two_states_stand_side_by_side_and_what_differs_is_marked() throws IOException {
    var one =
        state(
            "S1",
            with(with(words(0, 5, 0, 4), "E[2]", 7), "r[1]", 0),
            "completed",
            with(with(words(0, 6, 0, 4), "E[2]", 7), "r[1]", 7));
    var two =
        state(
            "S2",
            with(with(with(words(1, 5, 8, 4), "E[10]", 7), "E[0]", 1L << 40), "r[1]", 0),
            "trap privileged",
            with(with(with(words(0, 9, 0, 64), "E[10]", 7), "E[0]", -1), "r[1]", 0));
    var lines =
        WitnessTable.lines(MACHINE, new Witness(Map.of("a", 1L), List.of(one, two), List.of()));
    Golden.check("cli/two-states.txt", String.join("\n", lines) + "\n");
  }

  @Test
  void one_state_is_shown_before_and_after() throws IOException {
    var one =
        state(
            "S1",
            with(with(words(0, 5, 0, 4), "E[2]", 1), "r[1]", 3),
            "completed",
            with(with(words(1, 6, 0, 4), "E[2]", 0), "r[1]", 3));
    var lines = WitnessTable.lines(MACHINE, new Witness(Map.of(), List.of(one), List.of()));
    Golden.check("cli/one-state.txt", String.join("\n", lines) + "\n");
  }

  @Test
  void of_much_control_is_told_what_is_not_zero() {
    var machine = Machines.large().getFirst();
    var one = new LinkedHashMap<>(Map.of("q", 64L));
    machine.cells().forEach(cell -> one.put(cell.name(), 0L));
    var other = new LinkedHashMap<>(one);
    other.put("mxr", 1L);
    other.put("mepc", -2L);
    other.put("sepc", -4L);
    var states = List.of(state("S1", one, "completed", one), state("S2", other, "completed", one));
    var lines = WitnessTable.lines(machine, new Witness(Map.of(), states, List.of()));
    assertThat(lines)
        .contains(
            "  before  M=u P=0 q=64                                # M=u P=0 mxr=1"
                + " mepc=0xfffffffffffffffe",
            " ".repeat(56) + "sepc=0xfffffffffffffffc q=64");
  }

  @Test
  void a_title_that_does_not_fit_before_its_columns_has_a_line_of_its_own() {
    var one = state("the machine", words(1, 5, 0, 4), "completed", words(1, 6, 0, 4));
    var lines = WitnessTable.lines(MACHINE, new Witness(Map.of(), List.of(one), List.of()));
    assertThat(lines)
        .contains("  the machine")
        .anyMatch(line -> line.startsWith("          M=u P=5 R=(0,4) q=64 "))
        .noneMatch(line -> line.contains("machineM"));
  }

  @Test
  void a_word_of_the_window_is_named_by_its_place_in_it_where_l_differs() {
    var one = state("S1", with(words(1, 0, 3, 4), "E[5]", 9), "completed", words(1, 1, 3, 4));
    var two = state("S2", with(words(1, 0, 6, 4), "E[8]", 9), "completed", words(1, 1, 6, 4));
    var lines = WitnessTable.lines(MACHINE, new Witness(Map.of(), List.of(one, two), List.of()));
    assertThat(lines).anyMatch(l -> l.matches(" +E\\[l\\+2\\] = 9 +E\\[l\\+2\\] = 9"));
  }

  @Test
  void where_pages_differ_it_is_named_by_the_register_that_says_where_its_page_lies() {
    var one = new LinkedHashMap<>(Map.of("q", 512L, "M", 1L, "P", 0L, "T", 1L));
    var two = new LinkedHashMap<>(one);
    one.putAll(Map.of("pr[3]", 0x8001L, "E[66]", 9L, "E[300]", 1L));
    two.putAll(Map.of("pr[3]", 0xc005L, "E[322]", 9L, "E[300]", 2L));
    var lines =
        WitnessTable.lines(
            Machines.named("third-generation-pages").orElseThrow(),
            new Witness(
                Map.of(),
                List.of(state("S1", one, "completed", one), state("S2", two, "completed", two)),
                List.of()));
    assertThat(lines)
        .anyMatch(l -> l.matches(" +before +M=u P=0 T=1 q=512 +M=u P=0 T=1 q=512"))
        .anyMatch(l -> l.matches(" +pr\\[3\\] = \\(1,0,1\\) +# pr\\[3\\] = \\(1,1,5\\)"))
        .anyMatch(l -> l.matches(" +E\\[pr3\\+2\\] = 9 +E\\[pr3\\+2\\] = 9"))
        .anyMatch(l -> l.matches(" +E\\[300\\] = 1 +# E\\[300\\] = 2"));
  }

  @Test
  void every_verdict_on_the_instruction_is_there_and_no_other_instruction() {
    var shell = Shell.vmorph("classify", "smsw", "--explain", "smsw");
    assertThat(shell.code()).isZero();
    assertThat(shell.out())
        .contains("reading intended, the processor is not a resource\n", "\nsmsw  Store the mode")
        .contains(
            "\nprivileged: no, for this is a case:\n",
            "\nmode sensitive: yes, for this is a case:\n")
        .contains("\ncontrol sensitive: no, for all states, operands and storage sizes\n")
        .contains("\nsupervisor location sensitive: no", "\nobserves q: no", "\nuser escape: no")
        .contains("M=s P=", " # M=u P=")
        .contains("Theorem 1: fails: smsw")
        .doesNotContain("lpsw");
    assertThat(shell.out().lines().skip(1)).allMatch(line -> line.length() <= 100);
  }

  @Test
  void several_instructions_are_explained_in_manual_order() {
    var shell = Shell.vmorph("classify", "read-b", "--explain", "rdb", "--explain", "halt");
    assertThat(shell.out()).containsSubsequence("\nhalt  Stop.", "\nrdb  ", "observes b: yes");
    assertThat(shell.out())
        .contains("privileged: yes, for all states, operands and storage sizes, and not vacuously");
  }

  @Test
  void a_vacuous_privilege_is_told_as_such() {
    assertThat(Shell.vmorph("classify", "trap-in-user", "--explain", "tiu").out())
        .contains("privileged: vacuous: there is no pair of states it speaks of");
  }

  @Test
  void without_a_terminal_there_is_no_colour() {
    assertThat(Shell.vmorph("classify", "smsw", "--explain", "smsw").out())
        .doesNotContain("\u001b");
  }

  @Test
  void on_a_terminal_what_differs_is_coloured() {
    System.setProperty("vmorph.terminal.out", "true");
    try {
      assertThat(Shell.vmorph("classify", "smsw", "--explain", "smsw").out())
          .containsPattern("\u001b\\[31m.* # .*\u001b\\[0m\n");
    } finally {
      System.clearProperty("vmorph.terminal.out");
    }
  }
}
