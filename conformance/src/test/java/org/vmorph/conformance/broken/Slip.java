package org.vmorph.conformance.broken;

import java.util.List;
import java.util.stream.Stream;
import org.vmorph.model.arch.Architecture;
import org.vmorph.vmm.image.ImageMonitor;

/**
 * monitor.s with a mistake that shows itself only under a condition: from some time on, of one
 * register, of one bit, at one address, of one word.
 *
 * @param name what is wrong, in words
 */
record Slip(String name, Edited edit) {
  ImageMonitor monitor(Architecture machine) {
    return edit.monitor("slip", machine);
  }

  /** All of them. */
  static List<Slip> all() {
    return Stream.of(inTime(), ofRegisters(), ofBits(), ofAddresses(), ofWords(), ofTraps())
        .flatMap(s -> s)
        .toList();
  }

  private static Slip slip(String name, String right, String wrong) {
    return new Slip(name, new Edited("monitor", right, wrong.replace("@", "\n")));
  }

  /** In front of a line, the first time that has been passed so often, something is done. */
  private static Slip once(String name, String line, int times, String what) {
    return slip(
        name + ", the " + times + "th time",
        line,
        "          st r4, x4@ st r5, x5@ ld r4, xn@ addi r4, 1@ st r4, xn@ li r5, "
            + times
            + "@ bne r4, r5, xon@ "
            + what
            + "@xon: ld r4, x4@ ld r5, x5@ jmp xgo@xn: .word 0@x4: .word 0@x5: .word 0@xgo: @"
            + line);
  }

  private static final String PUT = "          put   r4\n";
  private static final String GOT = "          st    r4, guest.regs(r3)\n";
  private static final String REFLECT = "          st    r3, guest.low + PSW.old\n";
  private static final String OLD = "          ld    r2, PSW.old\n";

  private static Stream<Slip> inTime() {
    return Stream.of(
            Stream.of(100, 1_000, 4_000)
                .map(n -> once("a trap loses r7", OLD, n, "st r0, guest.regs + 7")),
            Stream.of(1_000).map(n -> once("a trap loses r12", OLD, n, "st r0, guest.regs + 12")),
            Stream.of(17, 200).map(n -> once("get gives 0", GOT, n, "st r0, x4")),
            Stream.of(20, 500).map(n -> once("put puts 0", PUT, n, "st r0, x4")),
            Stream.of(300, 1_000).map(n -> once("E[0] is 0", REFLECT, n, "li r3, 0")))
        .flatMap(s -> s);
  }

  private static Stream<Slip> ofRegisters() {
    return Stream.of(8, 9, 11, 12, 13, 14, 15)
        .flatMap(
            r ->
                Stream.of(
                    ofRegister("put", r, "v.put:    ld    r4, guest.regs(r3)\n", "li r4, 0"),
                    ofRegister("lrb", r, "v.lrb:    ld    r4, guest.regs(r3)\n", "li r4, 0"),
                    slip(
                        "get into r" + r,
                        GOT,
                        "          li r5, " + r + "@ bne r3, r5, x1@ li r4, 0@x1: @" + GOT),
                    slip(
                        "srb into r" + r,
                        "          st    r5, guest.regs(r3)\n",
                        "          li r4, "
                            + r
                            + "@ bne r3, r4, x1@ li r5, 0@x1: st r5,"
                            + " guest.regs(r3)@")));
  }

  private static Slip ofRegister(String name, int register, String line, String what) {
    return slip(
        name + " of r" + register,
        line,
        line + "          li r5, " + register + "@ bne r3, r5, x1@ " + what + "@x1: @");
  }

  private static final String L =
      "          li    r4, PSW.l\n          shr   r2, r4\n          and   r2, r5\n";
  private static final String B =
      "          and   r3, r5\n          mov   r2, r1                  ; r2: l\n";
  private static final String LRB =
      "          li    r5, PSW.l.mask | PSW.b.mask\n"
          + "          and   r4, r5\n"
          + "          xor   r1, r4\n";

  private static Stream<Slip> ofBits() {
    return Stream.of(
            Stream.of(6, 7, 9, 12, 15, 19)
                .map(
                    i ->
                        slip(
                            "bit " + i + " of l",
                            L,
                            L + "          li r4, 1 << " + i + "@ xor r4, r5@ and r2, r4@")),
            Stream.of(6, 7, 9, 12, 15, 18, 19)
                .map(
                    i ->
                        slip(
                            "bit " + i + " of b",
                            B,
                            "          and   r3, r5@ li r4, 1 << "
                                + i
                                + "@ xor r4, r5@ and r3,"
                                + " r4@ mov r2, r1@")),
            Stream.of(3, 19, 23, 39)
                .map(
                    i ->
                        slip(
                            "lrb without bit " + i,
                            LRB,
                            "          li r5, (PSW.l.mask | PSW.b.mask) & ~(1 << "
                                + i
                                + ")@ and"
                                + " r4, r5@ xor r1, r4@")),
            Stream.of(7, 10, 14, 19)
                .map(
                    i ->
                        slip(
                            "bit " + i + " of P of an instruction to emulate",
                            "          and   r4, r5\n\n",
                            "          and r4, r5@ li r3, "
                                + ((1 << 20) - 1 - (1 << i))
                                + "@ and r4, r3@")),
            Stream.of(20, 31, 40, 46)
                .map(
                    i ->
                        slip(
                            "bit " + i + " of x",
                            "          sar   r2, r4\n",
                            "          sar r2, r4@ li r4, 1 << "
                                + i
                                + "@ or r4, r2@ xor r4, r2@"
                                + " beq r4, r0, x1@ jmp x2@x1: li r4, 1 << "
                                + i
                                + "@ blt r2, r0, x2@ xor r2, r4@x2: @")),
            Stream.of(16, 32, 63)
                .map(
                    i ->
                        slip(
                            "put without bit " + i,
                            PUT,
                            "          li r5, 1@ li r2, "
                                + i
                                + "@ shl r5, r2@ or r4, r5@ xor r4,"
                                + " r5@ ld r2, guest.regs(r3)@ and r2, r5@ beq r2, r0, x1@x1: put"
                                + " r4@")),
            Stream.of(8, 32, 63)
                .map(
                    i ->
                        slip(
                            "get of " + i + " bits",
                            GOT,
                            "          li r5, " + (64 - i) + "@ shl r4, r5@ shr r4, r5@" + GOT)))
        .flatMap(s -> s);
  }

  private static final String EA =
      "          bgeu  r2, r4, memory\n\n          mov   r4, r1                  ; and";
  private static final String SUM = "          add   r2, r4\n          ld    r4, guest.size\n";

  private static Stream<Slip> ofAddresses() {
    return Stream.of(
            Stream.of(0, 1, 2)
                .map(
                    i ->
                        slip(
                            "lpsw of " + i,
                            EA,
                            "          li r3, " + i + "@ beq r2, r3, memory@" + EA)),
            Stream.of(
                slip("lpsw of b - 1", EA, "          addi r4, -1@" + EA),
                slip("lpsw of b", EA, "          addi r4, 1@" + EA),
                slip(
                    "lpsw: l + ea wraps",
                    SUM,
                    "          add r2, r4@ and r2, r5@" + " ld r4, guest.size@"),
                slip("lpsw of w - 1", SUM, SUM + "          addi r4, -1@"),
                slip(
                    "lpsw of itself",
                    EA,
                    EA.replace(
                        "          mov   r4, r1                  ; and",
                        "          mov r4, r1@ li r3, PSW.P@ shr r4, r3@ and r4, r5@ beq r2, r4,"
                            + " memory@ mov r4, r1 ; and")),
                slip(
                    "ea of 20 bits, negative ones apart",
                    "ea:       li    r5, address             ; below the virtual b?\n",
                    "ea:       li r5, address@ blt r2, r0, xea@ and r2, r5@xea: @"),
                slip(
                    "negative ea of 20 bits",
                    "ea:       li    r5, address             ; below the virtual b?\n",
                    "ea:       li r5, address@ bge r2, r0, xea@ and r2, r5@xea: @"),
                slip(
                    "more than 1,024 words are 1,024",
                    "          st    r1, guest.size\n",
                    "          st r1, guest.size@ li r2, 1024@ bltu r1, r2, xs@ st r2,"
                        + " guest.size@xs: @"),
                slip(
                    "w has 16 bits",
                    "          ld    r4, guest.size\n          bltu  r2, r4, inside\n",
                    "          ld r4, guest.size@ li r3, 65535@ and r4, r3@ mov r3, r1@ and r3,"
                        + " r5@ bltu r2, r4, inside@")))
        .flatMap(s -> s);
  }

  private static Stream<Slip> ofWords() {
    return Stream.of(
        slip(
            "get of -1 is 0",
            GOT,
            "          li r5, -1@ bne r4, r5, x1@ li r4, 0@x1:" + " @" + GOT),
        slip(
            "get of -2 is 0",
            GOT,
            "          li r5, -2@ bne r4, r5, x1@ li r4, 0@x1:" + " @" + GOT),
        slip("put of -1 puts nothing", PUT, "          li r5, -1@ beq r4, r5, step@ put r4@"),
        slip(
            "lpsw of E[0] loads what the trap left",
            "          ld    r1, guest.low(r2)\n          jmp   uncause\n",
            "          ld r1, guest.low(r2)@ bne r2, r0, uncause@ ld r1, xold@ jmp uncause@xold:"
                + " .word 0@"),
        slip(
            "lpsw of E[0] keeps R",
            "          ld    r1, guest.low(r2)\n          jmp   uncause\n",
            "          mov r4, r1@ ld r1, guest.low(r2)@ bne r2, r0, uncause@ li r3,"
                + " PSW.l.mask | PSW.b.mask@ and r4, r3@ or r1, r3@ xor r1, r3@ or r1, r4@ jmp"
                + " uncause@"));
  }

  private static Slip illegal(String name, int opcode, String routine) {
    return slip(
        name,
        "          bne   r3, r4, reflect\n\n          ld    r4, m.field             ; and so",
        "          beq r3, r4, xp@ li r5, cause.illegal@ bne r3, r5, reflect@ ld r4, m.field@ and"
            + " r4, r1@ bne r4, r0, reflect@ li r5, address@ mov r4, r2@ li r3, PSW.P@ shr r4, r3@"
            + " and r4, r5@ mov r6, r2@ li r3, PSW.l@ shr r6, r3@ and r6, r5@ add r4, r6@ ld r6,"
            + " 0(r4)@ li r5, op@ mov r4, r6@ shr r4, r5@ li r5, "
            + opcode
            + "@ li r3, cause.illegal@ bne r4, r5, reflect@ mov r2, r6@ mov r3, r2@ li r4, lrb.a@"
            + " shr r3, r4@ li r4, lrb.a.mask >> lrb.a@ and r3, r4@ jmp "
            + routine
            + "@xp: @          ld    r4, m.field             ; and so");
  }

  private static final String REAL_P =
      "          ld    r4, p.field             ; P is the guest's own ...\n";

  private static Slip trapped(String name, String condition) {
    return slip(
        name,
        "reflect:  li    r4, PSW.cause\n",
        "reflect: " + condition + "@xt: li r4, PSW.cause@");
  }

  private static String p(String with) {
    return "mov r5, r1@ li r4, PSW.P@ shr r5, r4@ li r4, address@ and r5, r4@ " + with;
  }

  private static Stream<Slip> ofTraps() {
    return Stream.of(
        illegal("srb with a stray bit is srb", 3, "v.srb"),
        illegal("lrb with a stray bit is lrb", 2, "v.lrb"),
        illegal("halt with a stray bit is halt", 4, "v.halt"),
        illegal("put with a stray bit is put", 5, "v.put"),
        illegal("get with a stray bit is get", 6, "v.get"),
        illegal("opcode 7 is put", 7, "v.put"),
        illegal("opcode 0 is srb", 0, "v.srb"),
        trapped("a trap where P is 0 is another", p("bne r5, r0, xt@ li r3, cause.memory")),
        trapped(
            "a trap where P is 1 is another", p("li r4, 1@ bne r5, r4, xt@ li r3, cause.memory")),
        trapped(
            "a trap in the last word is another",
            p("ld r4, guest.size@ addi r4, -1@ bne r5, r4, xt@ li r3, cause.memory")),
        trapped(
            "a trap in the window's last word is another",
            p("addi r5, 1@ and r4, r1@ bne r5, r4, xt@ li r3, cause.memory")),
        trapped(
            "a trap with P beyond 1,024 is another",
            p("li r4, 1024@ bltu r5, r4, xt@ li r3, cause.illegal")),
        slip(
            "P has 16 bits",
            REAL_P,
            REAL_P + "          li r5, 8@ shl r4, r5@ shr r4, r5@ li r5, address@"),
        slip(
            "a new PSW in user mode has R of the old one",
            "          ld    r1, guest.low + PSW.new\n",
            "          mov r5, r1@ ld r1, guest.low + PSW.new@ ld r4, m.field@ and r4, r1@ beq r4,"
                + " r0, xn@ li r4, PSW.l.mask | PSW.b.mask@ and r5, r4@ or r1, r4@ xor r1, r4@ or"
                + " r1, r5@xn: @"),
        slip(
            "a new PSW with a cause in user mode",
            "uncause:  ld    r4, psw.fields          ; the machine ignores the cause bits of a PSW"
                + " it loads\n",
            "uncause: ld r4, m.field@ and r4, r1@ bne r4, r0, resume@ ld r4, psw.fields@"));
  }
}
