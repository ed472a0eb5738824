package org.vmorph.conformance.broken;

import java.util.List;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.machines.Machines;
import org.vmorph.vmm.image.AsmMonitors;

/** Broken monitors in assembly: monitor.s with a line or two that somebody got wrong. */
final class InAssembly {
  private static final Architecture MACHINE = Machines.named("third-generation").orElseThrow();

  static final List<BrokenMonitor> ALL =
      List.of(
          edited(
              "srb-of-the-whole-psw",
              Rule.E1,
              "The routine for srb forgets the mask: M and P come with R.",
              "emulated",
              10,
              """
                        and   r5, r1
                        st    r5, guest.regs(r3)
              """,
              """
                        st    r1, guest.regs(r3)
              """),
          edited(
              "cause-kept",
              Rule.E1,
              "The cause bits of a new PSW are not cleared, and are in the way at the next trap.",
              "E[0]",
              5,
              "          and   r1, r4\n          jmp   resume",
              "          jmp   resume"),
          edited(
              "any-word-is-an-instruction",
              Rule.E1,
              "A word that is no instruction is taken for a privileged one.",
              "illegal",
              5,
              "          bne   r3, r4, reflect\n\n          ld    r4, m.field             ; and so",
              """
                        li    r5, cause.illegal
                        beq   r3, r5, look
                        bne   r3, r4, reflect

              look:     ld    r4, m.field             ; and so\
              """),
          edited(
              "wrong-vector",
              Rule.E1,
              "The new PSW of a trap is taken from E[0].",
              "E[0]",
              1,
              "ld    r1, guest.low + PSW.new",
              "ld    r1, guest.low + PSW.old"),
          edited(
              "lost-on-the-way",
              Rule.E1,
              "The register that lrb loads from is 0 afterwards.",
              "emulated",
              1,
              "v.lrb:    ld    r4, guest.regs(r3)\n",
              """
              v.lrb:    ld    r4, guest.regs(r3)
                        st    r0, guest.regs(r3)
              """),
          edited(
              "double-step",
              Rule.E1,
              "P moves on twice after lrb.",
              "emulated",
              1,
              "xor   r1, r4\n          jmp   step",
              "xor   r1, r4\n"
                  + "          li    r4, 1 << PSW.P\n"
                  + "          add   r1, r4\n"
                  + "          jmp   step"),
          edited(
              "swallowed",
              Rule.E1,
              "A memory trap of an emulated lpsw is skipped.",
              "lpsw",
              5,
              "memory:   li    r3, cause.memory",
              "memory:   jmp   step"),
          edited(
              "next-register",
              Rule.E1,
              "srb stores into the register after the one that it names.",
              "emulated",
              10,
              "          st    r5, guest.regs(r3)\n",
              "          st    r5, guest.regs + 1(r3)\n"),
          edited(
              "puts-no-r11",
              Rule.E7,
              "The routine for put has lost register 11.",
              "put",
              0,
              "v.put:    ld    r4, guest.regs(r3)\n",
              """
              v.put:    ld    r4, guest.regs(r3)
                        li    r5, 11
                        bne   r3, r5, other
                        li    r4, 0
              other:
              """),
          edited(
              "keeps-what-the-trap-left",
              Rule.E1,
              "A lpsw of E[0] loads what the last trap left there, whatever the handler has done.",
              "lpsw",
              0,
              "          ld    r1, guest.low(r2)\n          jmp   uncause\n",
              """
                        ld    r1, guest.low(r2)
                        bne   r2, r0, uncause
                        ld    r1, PSW.old
                        jmp   uncause
              """),
          edited(
              "address-wraps",
              Rule.E4,
              "The address of an emulated lpsw is cut short when l has been added.",
              "lpsw",
              0,
              "          add   r2, r4\n          ld    r4, guest.size\n",
              """
                        add   r2, r4
                        and   r2, r5
                        ld    r4, guest.size
              """),
          edited(
              "a-thousand-words",
              Rule.E1,
              "Of a guest of more than 1,024 words it knows the first 1,024.",
              "believes",
              0,
              "          st    r1, guest.size\n",
              """
                        li    r2, 1024
                        bltu  r1, r2, few
                        mov   r1, r2
              few:      st    r1, guest.size
              """),
          edited(
              "tires",
              Rule.E1,
              "From the thousandth trap on register 12 is lost.",
              "# r12",
              0,
              "          st    r15, guest.regs + 15\n",
              """
                        st    r15, guest.regs + 15
                        ld    r13, traps
                        addi  r13, 1
                        st    r13, traps
                        li    r15, 1000
                        bltu  r13, r15, fresh
                        li    r14, 0
                        st    r14, guest.regs + 12
              fresh:    jmp   saved
              traps:    .word 0
              saved:
              """),
          edited(
              "index-0",
              Rule.E1,
              "Index 0 of an emulated lpsw is taken for register 0.",
              "lpsw",
              10,
              "          beq   r3, r0, ea              ; index 0 is no index\n",
              ""),
          edited(
              "truncates-before-the-test",
              Rule.E1,
              "The effective address of an emulated lpsw is cut short before it is compared.",
              "lpsw",
              10,
              "          bgeu  r2, r4, memory\n\n          mov   r4, r1                  ; and",
              "          and   r2, r5\n"
                  + "          bgeu  r2, r4, memory\n\n"
                  + "          mov   r4, r1                  ; and"),
          edited(
                  "halts-somewhere",
                  Rule.E2,
                  "At a halt the guest's PSW is not put away: P is where it was at the trap"
                      + " before.",
                  "halt",
                  1,
                  "v.halt:   st    r1, guest.psw\n          halt",
                  "v.halt:   halt")
              .ofItsOwn(),
          edited(
                  "emulates-in-user-mode",
                  Rule.E3,
                  "The virtual mode is not looked at before a routine is called.",
                  "emulated",
                  5,
                  "          bne   r4, r0, reflect\n\n",
                  "\n")
              .ofItsOwn(),
          edited(
                  "stale-mode",
                  Rule.E3,
                  "A guest in virtual user mode stays there when a trap is given to it.",
                  "# M=u",
                  1,
                  "          ld    r1, guest.low + PSW.new\n",
                  """
                            ld    r5, m.field
                            and   r5, r1
                            ld    r1, guest.low + PSW.new
                            or    r1, r5
                  """)
              .ofItsOwn(),
          edited(
                  "clamp-shows",
                  Rule.E4,
                  "The clamped b is put away as the guest's own.",
                  "(emulated)",
                  1,
                  "place:    addi  r2, guest.low",
                  """
                  place:    mov   r4, r1
                            xor   r4, r3
                            and   r4, r5
                            xor   r1, r4
                            st    r1, guest.psw
                            addi  r2, guest.low\
                  """)
              .ofItsOwn(),
          edited(
                  "beyond-is-the-beginning",
                  Rule.E4,
                  "A guest whose l is beyond its storage sees its words from the first one on.",
                  "memory",
                  200,
                  "          li    r3, 0\n",
                  "")
              .ofItsOwn(),
          edited(
                  "tests-b-alone",
                  Rule.E4,
                  "The address of an emulated lpsw is compared with b, and not with w.",
                  "lpsw",
                  100,
                  "          ld    r4, guest.size\n          bgeu  r2, r4, memory\n",
                  "")
              .ofItsOwn(),
          edited(
                  "double-fault",
                  Rule.E5,
                  "A guest whose trap handler traps at once is stopped.",
                  "-> stops",
                  50,
                  "          st    r3, guest.low + PSW.old\n\n"
                      + "          ld    r1, guest.low + PSW.new\n",
                  """
                            st    r3, guest.low + PSW.old

                            mov   r5, r1
                            ld    r1, guest.low + PSW.new
                            ld    r4, psw.fields
                            and   r1, r4
                            and   r5, r4
                            beq   r1, r5, v.halt
                  """)
              .ofItsOwn(),
          edited(
                  "last-fetched",
                  Rule.E6,
                  "The last instruction is kept, and is not fetched again from the same place.",
                  "emulated",
                  200,
                  "          ld    r2, 0(r4)\n",
                  """
                            ld    r5, kept.at
                            beq   r4, r5, known
                            st    r4, kept.at
                            ld    r2, 0(r4)
                            st    r2, kept
                            jmp   known
                  kept.at:  .word 0
                  kept:     .word 0
                  known:    ld    r2, kept
                  """)
              .ofItsOwn(),
          edited(
                  "put-put",
                  Rule.E7,
                  "What is put on the console is put there twice.",
                  "put",
                  1,
                  "          put   r4\n",
                  "          put   r4\n          put   r4\n")
              .ofItsOwn(),
          edited(
                  "nothing-is-zero",
                  Rule.E7,
                  "A guest that gets from an empty console is given 0.",
                  "get",
                  50,
                  "v.get:    get   r4\n",
                  """
                  v.get:    get   r4
                            li    r5, -1
                            bne   r4, r5, got
                            li    r4, 0
                  got:
                  """)
              .ofItsOwn(),
          edited(
              "knows-the-size",
              Rule.T1,
              "It takes for the size of storage what it was on the machine it was written on.",
              "believes",
              1,
              "start:    srb   r1",
              "start:    li    r1, guest.low + 64"),
          new BrokenMonitor(
              AsmMonitors.named("watchdog", clock()),
              clock(),
              Rule.T1,
              "It stops the machine when serving its guest has taken too long.",
              "-> stops",
              1,
              true),
          edited(
                  "probes",
                  Rule.T2,
                  "It finds out how much storage there is by loading from it until that traps.",
                  "traps",
                  1,
                  "start:    srb   r1",
                  """
                  start:    li    r2, probed << PSW.P | PSW.b.mask
                            ld    r3, PSW.new
                            st    r2, PSW.new
                  probe:    ld    r2, 0(r1)
                            addi  r1, 1
                            jmp   probe
                  probed:   st    r3, PSW.new
                            li    r3, 0
                  """)
              .ofItsOwn());

  private InAssembly() {}

  private static Architecture clock() {
    return Machines.named("third-generation-clock").orElseThrow();
  }

  private static BrokenMonitor edited(
      String name,
      Rule rule,
      String mistake,
      String phrase,
      int within,
      String right,
      String wrong) {
    var vmm = new Edited("monitor", right, wrong).monitor(name, MACHINE);
    return new BrokenMonitor(vmm, MACHINE, rule, mistake, phrase, within, false);
  }
}
