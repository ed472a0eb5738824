package org.vmorph.vmm.rv64;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Mistakes that could have been made in the text of the monitor for RV64, those of published
 * monitors among them: a guest ends otherwise, or not at all.
 */
class MistakesTest {
  /** Some times what any of these guests takes under the monitor. */
  private static final long STEPS = 2_000_000;

  /**
   * A mistake.
   *
   * @param says what is wrong
   * @param right what stands in the text, once
   * @param wrong what stands there instead
   * @param guest who finds out
   */
  record Mistake(String says, String right, String wrong, String guest) {
    @Override
    public String toString() {
      return says;
    }
  }

  static Stream<Mistake> mistakes() {
    return Stream.of(
        new Mistake(
            "the handler is told one instruction late",
            "reflect:  sd    s1, MEPC(s0)",
            "reflect:  addi  s1, s1, 4\n          sd    s1, MEPC(s0)",
            "illegal"),
        new Mistake(
            "the form with a number is not known", "slli  t1, s3, 63 - 14", "li  t1, 0", "forms"),
        new Mistake(
            "x0 holds what was read",
            "          sd    zero, 0(s0)             # x0 is 0",
            "",
            "forms"),
        new Mistake("MPP may be 2", "bne   t0, t1, mode", "j mode", "legal"),
        new Mistake("mepc may be odd", "          andi  a0, a0, -2\n", "", "forms"),
        new Mistake(
            "mtvec has modes that there are not",
            "          andi  t0, a0, 2               # a mode that there is not\n",
            "          li    t0, 0\n",
            "legal"),
        new Mistake(
            "MIE stays set at a trap",
            "li    t2, MIE | MPIE | MPP\n",
            "li    t2, MPIE | MPP\n",
            "calls"),
        new Mistake(
            "a call from machine mode is one from user mode",
            "li    s2, ECALL_FROM_M",
            "li    s2, ECALL_FROM_U",
            "calls"),
        new Mistake(
            "a trap tells no value",
            "          sd    t0, MTVAL(s0)",
            "          sd    zero, MTVAL(s0)",
            "looking"),
        new Mistake(
            "a trap from supervisor mode is one from machine mode",
            "          beq   t1, t2, from\n",
            "          mv    t1, t2\n          j     from\n",
            "calls"),
        new Mistake("every trap has an entry of its own", "bgez  s2, resume", "nop", "legal"),
        new Mistake("interrupts have no entries", "bgez  s2, resume", "j     resume", "interrupts"),
        new Mistake(
            "what is delegated interrupts machine mode",
            "          ld    t1, MIDELEG(s0)\n          not   t1, t1\n",
            "          li    t1, -1\n",
            "interrupts"),
        new Mistake(
            "machine mode is interrupted with MIE clear",
            "          beqz  t2, deaf\n",
            "",
            "interrupts"),
        new Mistake(
            "machine mode runs with the guest's delegation",
            "          csrw  medeleg, zero\n          csrw  mideleg, zero\n",
            "",
            "delegation"),
        new Mistake(
            "what supervisor mode has enabled is forgotten",
            "          sd    t0, ENABLED(s0)\n",
            "",
            "delegation"),
        new Mistake(
            "satp is forgotten",
            "csrrw t0, satp, zero\n          sd    t0, SATP(s0)",
            "csrw  satp, zero",
            "spaces"),
        new Mistake(
            "WFI waits for what is let in alone",
            "v.wfi:    ld    t0, ENABLED(s0)",
            "v.wfi:    ld    t0, REAL_MIE(s0)",
            "waiting"),
        new Mistake(
            "MPRV outlives machine mode",
            "          beq   t1, t2, stays\n",
            "          j     stays\n",
            "returns"),
        new Mistake(
            "MPRV looks past the guest's protection",
            "          li    a0, LOWER\n          jal   protect\n          ld    a0, MSTATUS(s0)",
            "          ld    a0, MSTATUS(s0)",
            "looking"),
        new Mistake(
            "MPRV looks through no address space",
            "          ld    t0, SATP(s0)\n          csrw  satp, t0\n          li    a0, LOWER",
            "          li    a0, LOWER",
            "looking"),
        new Mistake("a locked address changes", "bnez  t2, locked", "nop", "protect"),
        new Mistake(
            "the beginning of a locked range changes", "bne   t2, t1, free", "j free", "protect"),
        new Mistake(
            "a locked entry changes",
            "          not   t1, t1\n          and   t1, t1, s7\n",
            "          mv    t1, s7\n",
            "protect"),
        new Mistake(
            "machine mode is bound by what is not locked",
            "          beqz  a0, unlock\n",
            "          j     unlock\n",
            "protect"),
        new Mistake(
            "the guest has the last entry",
            "          bgeu  t0, t1, nothing\n",
            "          bltu  t1, t0, nothing\n",
            "legal"),
        new Mistake(
            "the monitor's words are the guest's",
            "ori   t0, t0, NAPOT ",
            "ori   t0, t0, NAPOT | RWX ",
            "protect"),
        new Mistake(
            "supervisor mode's part of mstatus is not written",
            "          csrw  sstatus, a0\n",
            "",
            "legal"),
        new Mistake(
            "TVM, TW and TSR are not in force", "li    t2, TRAPPING", "li    t2, 0", "returns"),
        new Mistake(
            "counters are shown to everybody",
            "          ld    t1, MCOUNTEREN(s0)\n",
            "          li    t1, 7\n",
            "returns"),
        new Mistake(
            "sip is written where it is not delegated",
            "          beqz  t0, next\n          andi  t0, a0, SSIP",
            "          andi  t0, a0, SSIP",
            "legal"),
        new Mistake(
            "an instruction of two bytes that looks is four bytes long",
            "          beqz  t0, whole\n",
            "          j     whole\n",
            "looking"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void a_guest_finds_out(Mistake mistake) {
    var setting = Storeys.Setting.usual();
    if (mistake.guest().equals("waiting")) {
      setting = setting.with("wfi", "waits");
    }
    var monitor = MonitorText.with(mistake.right(), mistake.wrong());
    var guest = Rv64Guests.small(mistake.guest());
    var bare = new Storeys(monitor, 0, setting, guest);
    assertThat(bare.ends(STEPS)).isTrue();
    var right = new Storeys(MonitorText.asItIs(), 1, setting, guest);
    assertThat(right.ends(STEPS)).as("without the mistake").isTrue();
    assertThat(Storeys.differences(bare, right)).as("without the mistake").isEqualTo(List.of());
    var wrong = new Storeys(monitor, 1, setting, guest);
    if (wrong.ends(STEPS)) {
      assertThat(Storeys.differences(bare, wrong)).isNotEmpty();
    }
  }
}
