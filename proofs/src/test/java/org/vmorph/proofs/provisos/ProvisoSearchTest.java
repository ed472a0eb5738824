package org.vmorph.proofs.provisos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Parameter;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.arch.Settings;
import org.vmorph.model.machines.riscv.Rv64;
import org.vmorph.proofs.classify.Definition;
import org.vmorph.proofs.symbolic.Prover;

/** What is needed of RV64, instruction by instruction, where the manual says what comes out. */
class ProvisoSearchTest {
  private static Settings bare() {
    return Rv64.USUAL.with("satp", "bare").with("devices", "none").with("mie", "0");
  }

  private static UnaryOperator<Architecture> only(String s, String u, String... names) {
    return machine -> {
      var cases = machine.between(s, u).inCases();
      return cases.with(
          cases.name(),
          cases.says(),
          cases.instructions().stream().filter(i -> Set.of(names).contains(i.name())).toList());
    };
  }

  private static WeakestProvisos found(
      Goal goal, Settings settings, UnaryOperator<Architecture> asked, String... open) {
    var parameters =
        List.of(open).stream().map(name -> settings.named(name).orElseThrow()).toList();
    return new ProvisoSearch(
            new Prover(), new Rv64(settings).machine, asked, Reading.INTENDED, parameters)
        .find(goal);
  }

  private static List<String> weakest(WeakestProvisos found) {
    return found.weakest().stream().map(Provided::toString).toList();
  }

  @Test
  void either_of_two_registers_hides_the_counters() {
    var found =
        found(
            Goal.EQUIVALENCE,
            bare(),
            only("m", "u", "csrrs.cycle"),
            "mcounteren",
            "scounteren",
            "mstatus.tsr");
    assertThat(weakest(found)).containsExactly("mcounteren=0", "scounteren=0");
    assertThat(found.unknown()).isEmpty();
    assertThat(found.needed().values())
        .allSatisfy(
            failure -> {
              assertThat(failure.instruction().instruction().name()).isEqualTo("csrrs.cycle");
              assertThat(failure.happens().stream().map(Definition::name))
                  .contains("tells the time");
            });
  }

  @Test
  void a_parameter_without_a_value_for_all_is_asked_about_in_each() {
    var found =
        found(Goal.EQUIVALENCE, bare(), only("m", "u", "wfi"), "wfi-in-user-mode", "mstatus.tw");
    assertThat(weakest(found))
        .containsExactly("mstatus.tw=0", "mstatus.tw=1", "wfi-in-user-mode=trap");
  }

  @Test
  void what_makes_another_machine_of_every_instruction_is_held() {
    var settings = bare();
    var search =
        new ProvisoSearch(
            new Prover(),
            new Rv64(settings).machine,
            only("m", "u", "wfi"),
            Reading.INTENDED,
            Stream.of("misaligned", "wfi-in-user-mode", "mstatus.tw")
                .map(name -> settings.named(name).orElseThrow())
                .toList());
    assertThat(search.held()).extracting(Proviso::toString).containsExactly("misaligned=trap");
    assertThat(search.open())
        .extracting(Parameter::name)
        .containsExactly("wfi-in-user-mode", "mstatus.tw");
    assertThat(weakest(search.find(Goal.EQUIVALENCE)))
        .containsExactly("mstatus.tw=0", "mstatus.tw=1", "wfi-in-user-mode=trap");
  }

  @Test
  void what_two_instructions_need_is_put_together() {
    var found =
        found(
            Goal.EQUIVALENCE,
            bare(),
            only("m", "u", "csrrs.cycle", "wfi", "add"),
            "mcounteren",
            "wfi-in-user-mode");
    assertThat(weakest(found)).containsExactly("mcounteren=0 wfi-in-user-mode=trap");
    assertThat(found.needed().keySet().stream().map(Proviso::toString))
        .containsExactlyInAnyOrder("mcounteren=0", "wfi-in-user-mode=trap");
  }

  @Test
  void nothing_helps_where_supervisor_mode_has_registers_of_its_own() {
    var found =
        found(
            Goal.THEOREM_1,
            bare(),
            only("m", "s", "csrrw.sstatus", "mret"),
            "mstatus.tsr",
            "mstatus.tvm");
    assertThat(found.weakest()).isEmpty();
    assertThat(found.hopeless().stream().map(it -> it.instruction().instruction().name()))
        .containsExactly("csrrw.sstatus");
  }

  @Test
  void sret_in_supervisor_mode_has_to_be_trapped() {
    var found = found(Goal.THEOREM_1, bare(), only("m", "s", "sret"), "mstatus.tsr");
    assertThat(weakest(found)).containsExactly("mstatus.tsr=1");
  }

  @Test
  void nothing_is_needed_of_what_is_refused_anyway() {
    var found =
        found(
            Goal.EQUIVALENCE, bare(), only("m", "u", "mret", "csrrw.mstatus", "add"), "mcounteren");
    assertThat(weakest(found)).containsExactly("nothing");
  }
}
