# What is kept of the guest. While it runs, its registers are in the hardware and nowhere else; so are, whatever it
# runs as, its program counter, supervisor mode's registers of control, supervisor mode's part of mstatus, mip, the
# addresses of its protection, and devices; and if that is not machine mode, satp, mie, and its mode.

          .align 3
guest:    .space 32 * 8                 # its registers, while the monitor is at work

guest.mstatus: .dword 0                 # machine mode's part of it
guest.mtvec: .dword 0
guest.mscratch: .dword 0
guest.mepc: .dword 0
guest.mcause: .dword 0
guest.mtval: .dword 0
guest.medeleg: .dword 0
guest.mideleg: .dword 0
guest.mcounteren: .dword 0
guest.mie: .dword 0
guest.satp: .dword 0
guest.mode: .dword MACHINE              # if it is that; another one is in the hardware
guest.pmpcfg: .dword 0, 0               # a byte for each entry; behind its last one, one of the monitor's
guest.entries: .dword 0                 # how many it has
guest.own: .dword 0, 0                  # ones in as many bytes

real.mode: .dword LOWER                 # the mode that the guest was resumed in last
real.mie: .dword 0                      # what the hardware's mie holds, in machine mode
real.kind: .dword -1                    # whose protection is in force
real.pmpcfg2: .dword 0

lent.at:  .dword 0                      # where an instruction is that is lent ...
lent.with: .dword 0                     # ... and what of mstatus is set for it

entry:    .dword 0x80000000             # where the guest begins; another monitor begins elsewhere
