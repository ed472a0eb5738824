# What words of the machine are made of, and how what is kept of the guest is found from s0.

          .equ  SIZE, 4096              # of the monitor: a power of 2

          .equ  LOWER, 0                # what the guest runs as: in supervisor or user mode ...
          .equ  LOOKING, 2              # ... in machine mode with MPRV, which looks through other eyes ...
          .equ  MACHINE, 3              # ... or in machine mode

          .equ  MIE, 1 << 3             # mstatus, 3.1.6
          .equ  MPIE, 1 << 7
          .equ  MPP, 3 << 11
          .equ  MPRV, 1 << 17
          .equ  TVM, 1 << 20
          .equ  TW, 1 << 21
          .equ  TSR, 1 << 22
          .equ  TRAPPING, TVM | TW | TSR
          .equ  MACHINES, MIE | MPIE | MPP | MPRV | TRAPPING

          .equ  SIE, 1 << 1             # sstatus, 4.1.1
          .equ  SPIE, 1 << 5
          .equ  SPP, 1 << 8

          .equ  SSIP, 1 << 1            # mip, 3.1.9

          .equ  L, 1 << 7               # pmpcfg, 3.7.1
          .equ  A, 3 << 3
          .equ  NAPOT, 3 << 3
          .equ  TOR, 1 << 3
          .equ  RWX, 7

          .equ  ILLEGAL, 2              # causes, 3.1.15
          .equ  LOAD_ACCESS, 5
          .equ  STORE_ACCESS, 7
          .equ  ECALL_FROM_U, 8
          .equ  ECALL_FROM_M, 11

# Of what is kept of the guest.

          .equ  X31, 31 * 8
          .equ  MSTATUS, guest.mstatus - guest
          .equ  MTVEC, guest.mtvec - guest
          .equ  MSCRATCH, guest.mscratch - guest
          .equ  MEPC, guest.mepc - guest
          .equ  MCAUSE, guest.mcause - guest
          .equ  MTVAL, guest.mtval - guest
          .equ  MEDELEG, guest.medeleg - guest
          .equ  MIDELEG, guest.mideleg - guest
          .equ  MCOUNTEREN, guest.mcounteren - guest
          .equ  ENABLED, guest.mie - guest
          .equ  SATP, guest.satp - guest
          .equ  MODE, guest.mode - guest
          .equ  PMP, guest.pmpcfg - guest
          .equ  ENTRIES, guest.entries - guest
          .equ  OWN, guest.own - guest

          .equ  REAL_MODE, real.mode - guest
          .equ  REAL_MIE, real.mie - guest
          .equ  REAL_KIND, real.kind - guest
          .equ  REAL_PMP2, real.pmpcfg2 - guest
          .equ  LENT_AT, lent.at - guest
          .equ  LENT_WITH, lent.with - guest
