package org.vmorph.conformance.gen;

import static org.vmorph.conformance.gen.Verb.ADDI;
import static org.vmorph.conformance.gen.Verb.BNE;
import static org.vmorph.conformance.gen.Verb.GET;
import static org.vmorph.conformance.gen.Verb.HALT;
import static org.vmorph.conformance.gen.Verb.JMP;
import static org.vmorph.conformance.gen.Verb.LD;
import static org.vmorph.conformance.gen.Verb.LI;
import static org.vmorph.conformance.gen.Verb.LPSW;
import static org.vmorph.conformance.gen.Verb.NOP;
import static org.vmorph.conformance.gen.Verb.PUT;
import static org.vmorph.conformance.gen.Verb.ST;
import static org.vmorph.conformance.gen.Verb.SVC;
import static org.vmorph.conformance.gen.Verb.XOR;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Writes guests that are made for a {@link Situation}: short ones, with a short trap handler. */
final class Situations {
  /** A privileged instruction. */
  private enum Service {
    SHOW,
    LOAD,
    PUT,
    GET,
    HALT
  }

  private static final List<Service> REPLACED =
      List.of(Service.SHOW, Service.LOAD, Service.PUT, Service.GET);

  /** What a round is made of: services of the monitor's, one of each kind. */
  private static final List<Integer> SERVED = List.of(0, 2, 4, 6);

  /** And what traps, one of each cause. */
  private static final List<Integer> TRAPPED = List.of(7, 8, 9);

  private final GuestDraft draft;
  private final Dice dice;
  private final MachineWords machine;
  private final Layout layout;
  private final Code code;
  private final ShortHandlers handlers;
  private final ControlCode control;
  private final Optional<ControlSituations> ofControl;

  Situations(GuestDraft draft) {
    this.draft = draft;
    this.dice = draft.dice();
    this.machine = draft.machine();
    this.layout = draft.layout();
    this.code = draft.code();
    this.handlers = new ShortHandlers(draft);
    this.control = draft.control();
    this.ofControl = control.situations();
  }

  /**
   * A guest for one of them, in storage that is all zero.
   *
   * @param which of those that are made for it, from 0
   */
  void write(Situation situation, int which) {
    switch (situation) {
      case REWRITTEN -> rewritten();
      case LIKE_A_TRAP -> likeATrap();
      case TRAPS_AGAIN -> trapsAgain();
      case SERVED -> served();
      case AGAIN -> again(dice.between(2, 9));
      case UNASSIGNED -> unassigned(which);
      case ELSEWHERE -> ofControl().elsewhere();
      case AT_THE_EDGE -> ofControl().atTheEdge();
      case MENDED -> ofControl().mended();
      case UNCUT -> ofControl().uncut();
      case MOVED -> ofControl().moved();
      case HANDED_OVER -> handedOver();
    }
  }

  private ControlSituations ofControl() {
    return ofControl.orElseThrow(
        () ->
            new IllegalStateException(
                "the vocabulary of %s has no situations of control, and does not say so"
                    .formatted(machine.machine())));
  }

  private long[] words() {
    return draft.words();
  }

  private void rewritten() {
    int whole = draft.registers().handler(0);
    int other = draft.registers().handler(1);
    int left = draft.registers().loop(0);
    int none = draft.registers().loop(1);
    int replaced = layout.main() + 5 + dice.below(4);
    int halt = replaced + 4;
    int kept = halt + 1 + dice.below(layout.freeEnd() - halt - 1);
    control.handle(halt);
    code.begin(Weights.SUPERVISOR, layout.main(), layout.freeEnd(), AddressNames.PLAIN);
    code.say(LI, whole, control.whole()).say(LI, left, dice.between(2, 4));
    code.say(LI, none, 0).say(LD, other, 0, kept);
    while (code.at() < replaced) {
      code.say(ADDI, draft.register(), dice.below(9));
    }
    var first = REPLACED.get(dice.below(REPLACED.size()));
    code.put(privileged(first, whole)).say(ST, other, 0, replaced);
    code.say(ADDI, left, -1).say(BNE, left, none, replaced).say(HALT);
    words()[kept] = privileged(another(first), whole);
  }

  private Service another(Service first) {
    var services = Arrays.stream(Service.values()).filter(service -> service != first).toList();
    return services.get(dice.below(services.size()));
  }

  private long privileged(Service service, int whole) {
    return switch (service) {
      case SHOW -> control.show(draft.register());
      case LOAD -> control.load(whole);
      case PUT -> machine.word(PUT, draft.register(), 0);
      case GET -> machine.word(GET, draft.register(), 0);
      case HALT -> machine.word(HALT, draft.register(), 0);
    };
  }

  /** The old PSW is what a trap here would store, and the new one is loaded: yet no trap. */
  private void likeATrap() {
    long why = machine.machine().illegal().code();
    words()[layout.oldPsw()] = control.psw(false, layout.main()) | why << machine.causeShift();
    control.handle(layout.main() + 1);
    words()[layout.main()] = machine.word(LPSW, 0, layout.newPsw());
    words()[layout.main() + 1] = machine.word(HALT, 0, 0);
  }

  /** The handler goes back to what trapped, so that the old PSW changes the first time only. */
  private void trapsAgain() {
    control.handle(layout.main() + 1);
    words()[layout.main()] = machine.word(LPSW, 0, layout.words());
    words()[layout.main() + 1] = machine.word(LPSW, 0, layout.oldPsw());
  }

  /** What is loaded into a register is not what any other holds. */
  private void served() {
    handlers.skip(dice.between(2, 9));
    code.begin(Weights.SUPERVISOR, layout.main(), layout.shortHandler() - 1, AddressNames.PLAIN);
    while (code.room() > 1) {
      int register = draft.registers().any(dice);
      switch (dice.below(10)) {
        case 0, 1 -> code.say(LI, register, draft.odd()).say(PUT, register);
        case 2, 3 -> code.say(GET, register);
        case 4, 5 -> code.put(control.show(register));
        case 6 -> code.say(LI, register, control.harmless()).put(control.load(register));
        case 7 -> code.almost();
        case 8 -> code.say(LI, register, draft.odd());
        default -> code.any();
      }
    }
    code.say(dice.percent(60) ? HALT : SVC);
  }

  /** The new PSW is another one before each trap: in what it shows, in its P, or in both. */
  private void handedOver() {
    int rounds = dice.between(2, 12);
    handlers.skip(rounds);
    int left = draft.registers().loop(0);
    int none = draft.registers().loop(1);
    int psw = other(left, none);
    int handler = layout.shortHandler();
    control.handle(handler);
    // The handler can be entered one word earlier as well, where nothing happens.
    words()[handler - 1] = machine.word(NOP, 0, 0);
    words()[layout.slot(0)] = control.difference(machine.psw(0, handler ^ handler - 1));
    int mask = other(left, none, psw);
    code.begin(Weights.SUPERVISOR, layout.main(), handler - 1, AddressNames.PLAIN);
    code.say(LI, left, rounds).say(LI, none, 0).say(LD, mask, 0, layout.slot(0));
    int head = code.at();
    int next = layout.newPsw();
    code.say(LD, psw, 0, next).say(XOR, psw, mask).say(ST, psw, 0, next);
    code.say(SVC, dice.below(8)).say(ADDI, left, -1).say(BNE, left, none, head).say(HALT);
  }

  /** A register that is none of these, nor one of the handler's. */
  private int other(int... taken) {
    for (int register = 0; ; register++) {
      int candidate = register;
      boolean free =
          candidate != handlers.a()
              && candidate != handlers.b()
              && Arrays.stream(taken).noneMatch(it -> it == candidate);
      if (free) {
        return candidate;
      }
    }
  }

  /** Of all first bits that no instruction has, as many as there is room for, and then the next. */
  private void unassigned(int which) {
    int room = layout.shortHandler() - 1 - layout.main() - 1;
    handlers.skip(room + 1);
    code.begin(Weights.SUPERVISOR, layout.main(), layout.shortHandler() - 1, AddressNames.PLAIN);
    var words = draft.instructions().unassigned();
    for (int i = 0; i < room && !words.isEmpty(); i++) {
      code.put(words.get((which * room + i) % words.size()));
    }
    code.say(HALT);
  }

  /**
   * A loop of so many rounds, run by the supervisor or by a user program. Registers that it does
   * not use have something in them, so that it shows when that is lost.
   */
  void again(int rounds) {
    loop(rounds, dice.percent(35), List.of());
  }

  /** The same by the supervisor, with a trap of each cause in each round. */
  void traps(int rounds) {
    loop(rounds, false, TRAPPED);
  }

  /** The same with every service in each round, and no trap. */
  void services(int rounds) {
    loop(rounds, false, SERVED);
  }

  /**
   * The loop.
   *
   * @param body what a round is made of; any services if it is empty
   */
  private void loop(int rounds, boolean user, List<Integer> body) {
    handlers.skip(9 * rounds);
    int left = draft.registers().loop(0);
    int none = draft.registers().loop(1);
    int loop = begun();
    code.begin(Weights.SUPERVISOR, loop, layout.shortHandler() - 1, AddressNames.PLAIN);
    code.say(LI, left, rounds).say(LI, none, 0);
    if (user) {
      words()[layout.slot(0)] = control.psw(true, code.at() + 1);
      code.say(LPSW, 0, layout.slot(0));
    }
    int head = code.at();
    body.forEach(kind -> service(kind, draft.register(), layout.slot(1), user));
    if (body.isEmpty()) {
      for (int more = dice.between(2, 7); more > 0; more--) {
        int slot = layout.slot(1 + more % (Layout.SLOTS - 1));
        int register = draft.register();
        service(dice.below(10), register, slot, user);
      }
    }
    code.say(ADDI, left, -1).say(BNE, left, none, head).say(HALT);
  }

  /** Puts something into registers, as many as there is room for; goes on behind its first word. */
  private int begun() {
    words()[layout.main()] = machine.word(JMP, 0, layout.shortStop() + 1);
    code.begin(Weights.SUPERVISOR, layout.shortStop() + 1, layout.count(), AddressNames.PLAIN);
    for (int i = 0; i < machine.registers() && code.room() > 1; i++) {
      code.say(LI, i, draft.odd());
    }
    code.say(JMP, 0, layout.main() + 1);
    return layout.main() + 1;
  }

  private void service(int kind, int register, int slot, boolean user) {
    switch (kind) {
      case 0, 1 -> code.say(GET, register);
      case 2, 3 -> code.say(PUT, register);
      case 4 -> code.put(control.show(register));
      case 5 -> code.say(ADDI, register, dice.below(9));
      case 6 -> {
        words()[slot] = control.wide(user, code.at() + 1);
        code.say(LPSW, 0, slot);
      }
      case 7 -> code.say(SVC, dice.below(8));
      case 8 -> code.put(0);
      default -> code.say(LD, register, 0, machine.addresses() - 1);
    }
  }
}
