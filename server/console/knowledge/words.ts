// Owns the words of the editors' pages: fields, states, and what was done.
import type { VersionKind } from '../../../db/articles.ts';
import type { ArticleField } from '../../../knowledge/drafting.ts';

export const FIELDS: Readonly<Record<ArticleField, { label: string; hint?: string }>> = {
  id: { label: '编号', hint: '定了就不能改。小写字母、数字和短横，例如 dibao-when-paid。' },
  title: { label: '标题', hint: '群众怎么问就怎么写，最多 24 个字。' },
  programme: { label: '救助项目' },
  aspect: { label: '问的是哪一面' },
  region: { label: '管哪里' },
  ask: { label: '问法', hint: '一行一种，5 到 15 种。用群众的话，不要只换一两个字。' },
  sources: { label: '政策依据', hint: '一行一条，例如 L1 第三十七条。编号见下面的“能引用的文件”。' },
  inForce: { label: '政策从哪天起施行' },
  reviewed: { label: '上次审核' },
  reviewBy: { label: '最晚哪天复审' },
  links: { label: '相关条目', hint: '一行一个编号。前两个会出现在回答下面的选择里。' },
  body: {
    label: '正文',
    hint: '短句、大白话，显示出来最多 420 个字。数字不能直接写，要写 {{标准编号}}、{{hotline.gov}}；清单每行用“· ”开头。',
  },
};

export const VERSION_KINDS: Readonly<Record<VersionKind, string>> = {
  published: '发布',
  rolled_back: '退回到旧版本',
  kept: '看过新的自带内容，保留本县的',
  withdrawn: '改用自带的',
};

/** What the page says after something was done. */
export const KNOWLEDGE_DONE: Readonly<Record<string, string>> = {
  'draft-saved': '草稿存好了，群众还看不到。',
  'draft-submitted': '已经交给另一个人批。批了才会上线。',
  'draft-returned': '已退回给起草的人。',
  'draft-dropped': '草稿删掉了。',
  published: '已发布。到了起用的日子，机器人马上照新的答。',
  'rolled-back': '已退回到那个版本，机器人现在照它答。',
  withdrawn: '已改用系统自带的内容。',
  kept: '保留了本县的内容。',
  recorded: '数字记下了，等另一个人批。批了才会用。',
  'record-approved': '数字批准了，机器人马上照它答。旧的数字留在历史里。',
  'record-dropped': '这个数字没有用，已经去掉。',
  dismissed: '这一组去掉了。',
};
