package org.vmorph.conformance.gen;

/** Entries in page registers. */
final class RegisterEntries implements PageEntries {
  private final Encoding lpr;
  private final Encoding spr;

  RegisterEntries(MachineWords machine) {
    lpr = machine.encoding("lpr");
    spr = machine.encoding("spr");
  }

  @Override
  public long load(int register, int page) {
    return lpr.word(register, page, 0);
  }

  @Override
  public long show(int register, int page) {
    return spr.word(register, page, 0);
  }

  @Override
  public void begin(Code code, int register) {}
}
