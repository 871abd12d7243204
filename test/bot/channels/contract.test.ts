import { channelContract } from './contract.ts';
import { terminalLine, webLine, wechatLine } from './line.ts';

channelContract('web', webLine);
channelContract('WeChat', wechatLine);
channelContract('terminal', terminalLine);
