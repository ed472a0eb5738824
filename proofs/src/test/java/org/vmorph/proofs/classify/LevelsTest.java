package org.vmorph.proofs.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.trap;
import static org.vmorph.model.ir.Say.when;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.arch.Settings;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Privilege;
import org.vmorph.model.ir.Word;
import org.vmorph.model.machines.riscv.Rv64;
import org.vmorph.proofs.obligation.Verdict;
import org.vmorph.proofs.symbolic.Prover;

/** RV64, asked whether what runs in one of its modes can be run in another. */
class LevelsTest {
  private static Settings settings() {
    return Rv64.USUAL.with("satp", "bare").with("devices", "none").with("mie", "0");
  }

  private static final Architecture RV64 = new Rv64(settings()).machine;

  private static List<Classification> of(String s, String u, Instruction... some) {
    var machine = RV64.between(s, u);
    return new Classifier(new Prover())
        .classify(machine.with(RV64.name(), RV64.says(), List.of(some)), Reading.INTENDED);
  }

  private static Classification one(String s, String u, String name) {
    return of(s, u, RV64.inCases().instruction(name).orElseThrow()).getFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "mret, m, u",
    "mret, m, s",
    "sret, s, u",
    "sret, m, u",
    "csrrw.mstatus, m, u",
    "csrrw.mstatus, m, s",
    "csrrw.sstatus, s, u",
    "csrrw.satp, m, u",
    "wfi, m, u",
    "sfence.vma, m, u",
    "csrrs.mhartid, m, u",
    "csrrw.pmpaddr0, m, s",
  })
  void refused_there_and_allowed_here(String name, String s, String u) {
    // SRET is refused in supervisor mode too while TSR is set: only of machine mode is it certain.
    var privileged = one(s, u, name).privileged();
    assertThat(privileged instanceof Verdict.Proved)
        .as("%s %s:%s %s", name, s, u, privileged)
        .isEqualTo(!(name.equals("sret") && s.equals("s")));
  }

  @ParameterizedTest
  @CsvSource({"csrrw.sstatus", "csrrw.stvec", "csrrs.sepc", "csrrw.sscratch", "sret"})
  void supervisor_mode_keeps_what_machine_mode_has(String name) {
    assertThat(one("m", "s", name).critical()).as(name).isTrue();
    assertThat(one("m", "u", name).critical()).as(name).isFalse();
  }

  @Test
  void an_ecall_is_one_event_wherever_it_comes_from() {
    var ecall = one("m", "u", "ecall");
    assertThat(ecall.conditions(Scope.ALL).get("trap parity")).isEqualTo(Verdict.PROVED);
  }

  private static Instruction allowed(String name, Privilege privilege, List<Act> acts) {
    var i = RV64.inCases().instruction(name).orElseThrow();
    return new Instruction(
        i.opcode(),
        i.name(),
        i.form(),
        privilege,
        i.says(),
        i.partial(),
        i.length(),
        i.flow(),
        acts,
        List.of());
  }

  @Test
  void a_return_that_user_mode_may_make_is_critical() {
    var mret = RV64.instruction("mret").orElseThrow();
    var wrong = allowed("mret", Privilege.Plain.EVERYONE, mret.acts());
    assertThat(of("m", "u", wrong).getFirst().critical()).isTrue();
  }

  @Test
  void a_register_that_user_mode_may_change_is_critical() {
    var access = RV64.inCases().instruction("csrrw.mstatus").orElseThrow();
    var unchecked =
        access.acts().stream()
            .filter(
                act ->
                    !(act instanceof Act.When(var test, var inner)
                        && inner.getFirst() instanceof Act.Trap))
            .toList();
    assertThat(unchecked).hasSizeLessThan(access.acts().size());
    var wrong = allowed("csrrw.mstatus", access.privilege(), unchecked);
    assertThat(of("m", "u", wrong).getFirst().critical()).isTrue();
  }

  @Test
  void an_instruction_that_shows_the_mode_is_critical() {
    var mode = RV64.mode().cell();
    var scratch = (Cell) RV64.component("reserved").orElseThrow();
    var add = RV64.instruction("add").orElseThrow();
    var wrong = allowed("add", add.privilege(), List.of(set(scratch, ((Word) mode).extend(64))));
    assertThat(of("m", "u", wrong).getFirst().critical()).isTrue();
  }

  private static boolean waitingIsCritical(Settings settings) {
    var machine = new Rv64(settings.with("mie", "any")).machine.between("m", "u");
    var wfi = machine.instruction("wfi").orElseThrow();
    return new Classifier(new Prover())
        .classify(machine.with("rv64", "", List.of(wfi)), Reading.SHADOWED)
        .getFirst()
        .critical();
  }

  /** What mie says is the guest's own business, and its guest waits by the hardware's. */
  @Test
  void to_wait_in_user_mode_is_critical() {
    var waits = settings().with("wfi", "waits");
    assertThat(waitingIsCritical(waits.with("wfi-in-user-mode", "done"))).isTrue();
    assertThat(waitingIsCritical(waits)).isFalse();
    assertThat(waitingIsCritical(settings().with("wfi-in-user-mode", "done"))).isFalse();
  }

  private static List<String> broken(Instruction wrong) {
    return of("m", "u", wrong).getFirst().conditions(Scope.ALL).entrySet().stream()
        .filter(it -> it.getValue().refuted())
        .map(Map.Entry::getKey)
        .toList();
  }

  @Test
  void a_trap_for_memory_is_no_excuse_for_itself() {
    var add = RV64.instruction("add").orElseThrow();
    var access = RV64.causes().stream().filter(it -> it.name().equals("load-access")).findFirst();
    var refused =
        allowed(
            "add",
            add.privilege(),
            List.of(when(RV64.mode().cell().is(0), trap(access.orElseThrow(), literal(0, 64)))));
    assertThat(broken(refused)).contains("trap parity");
  }

  @Test
  void a_translation_that_moves_and_says_not_is_found_out() {
    var honest = new Rv64(settings()).machine;
    var moving = honest.translation().orElseThrow();
    var parts = new Classifier(new Prover()).everyStep(honest.between("m", "u"), Reading.INTENDED);
    assertThat(parts)
        .allSatisfy(c -> assertThat(c.verdict("moves nevertheless")).hasValue(Verdict.PROVED));
    assertThat(moving.moves()).isFalse();
    var sv39 = settings().with("satp", "any");
    var machine = Lying.of(new Rv64(sv39).machine).between("m", "u");
    assertThat(new Classifier(new Prover()).everyStep(machine, Reading.INTENDED))
        .anySatisfy(
            c -> assertThat(c.verdict("moves nevertheless").orElseThrow().refuted()).isTrue());
  }

  @Test
  void bad_levels_are_refused() {
    assertThatThrownBy(() -> RV64.between("u", "m"))
        .hasMessage("levels u:m: expected the more privileged one first, of m, s, u");
    assertThatThrownBy(() -> RV64.between("h", "u"))
        .hasMessage("levels: 'h' is no mode; expected one of m, s, u");
    assertThat(Set.copyOf(RV64.between("M", "U").mode().asked())).hasSize(2);
  }
}
